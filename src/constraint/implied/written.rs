//! Takes a property, a subject and a scope, gives the call that asks for them as the language of constraints writes it,
//! with quotation marks where a name would be read as something else.

use crate::claim::{Scope, ScopeValue};
use crate::constraint::language::Expression;

/// A call as the language writes it; `None` for names that cannot be written.
pub(super) fn call(property: &str, subject: &str, scope: &Scope) -> Option<String> {
    let named = |name: &str| {
        let plain = name.chars().all(|c| c.is_alphanumeric() || " -'’–.&".contains(c));
        (!name.contains(['"', '“', '”', '\0'])).then(|| if plain { name.to_owned() } else { format!("\"{name}\"") })
    };
    let mut text = format!("{}({}", written(property)?, named(subject)?);
    for (dimension, value) in &scope.0 {
        let value = match value {
            ScopeValue::Name(name) => named(name)?,
            ScopeValue::Period(period) => period.to_string(),
        };
        text.push_str(&format!(", {dimension}={value}"));
    }
    text.push(')');
    Some(text)
}

/// A property as it is called: in quotation marks where it would be read as something else.
fn written(property: &str) -> Option<String> {
    if property.contains(['"', '“', '”', '`']) {
        return None;
    }
    let bare = Expression::parse_call(&format!("{property}(x)"));
    Some(match bare {
        Ok(call) if call.property.text == property => property.to_owned(),
        _ => format!("\"{property}\""),
    })
}
