//! Takes a statement, gives its value as its property reads it.

use super::statement::{Class, Statement};
use super::thesaurus::Thesaurus;
use super::told::Told;
use crate::mention::{self, Hedge, Mention};
use crate::value::{self, Calendar, Reading, Text, Value};

/// The value of a statement as its property reads it; `None` where it cannot be compared.
pub(super) fn value(told: &Told, statement: &Statement) -> Option<Value> {
    if statement.class == Class::Deed {
        let list = Thesaurus::shared();
        let word = list.word(statement.event?)?;
        return Value::parse(value::Kind::Label, Text::One(word), &Reading::default()).ok();
    }
    let mention = told.mentions.get(statement.mention as usize)?;
    let text = told.document.prose().get(mention.start..mention.end)?;
    match statement.class {
        Class::Time | Class::Span => {
            let kind = if statement.class == Class::Time { value::Kind::Date } else { value::Kind::Period };
            let edtf = mention.edtf.as_deref()?;
            let edtf = match statement.half {
                Some(first) => edtf.split_once('/').map(|(from, to)| if first { from } else { to })?,
                None => edtf,
            };
            let loose = mention.hedge == Some(Hedge::About) && !edtf.contains(['~', '/', 'X']);
            let edtf = if loose { format!("{edtf}~") } else { edtf.to_owned() };
            let calendar = mention.calendar.map(|calendar| match calendar {
                mention::Calendar::Julian => Calendar::Julian,
                mention::Calendar::Gregorian => Calendar::Gregorian,
            });
            Value::parse(kind, Text::One(&edtf), &Reading { calendar, ..Reading::default() }).ok()
        }
        _ => {
            let written = written(statement, mention, text)?;
            let unit = unit(statement, mention);
            Value::parse(value::Kind::Quantity, Text::One(&written), &Reading { unit, ..Reading::default() }).ok()
        }
    }
}

/// A number as it is written in a claim.
pub(super) fn written(statement: &Statement, mention: &Mention, text: &str) -> Option<String> {
    match &statement.sum {
        Some(sum) => Some(crate::extract::number(sum.total)),
        None => {
            let written = crate::extract::quantity(mention, text)?;
            Some(written.strip_prefix('~').filter(|_| statement.exact).map_or(written.clone(), str::to_owned))
        }
    }
}

/// True for `about 43 miles (69 km)`: who converts a figure that is not round means it to the last digit.
pub(super) fn is_exact(text: &str, mention: &Mention, next: Option<&Mention>) -> bool {
    let Some((size, next)) = mention.low.filter(|low| mention.high == Some(*low)).zip(next) else { return false };
    let round = size < 10.0 || size.fract() == 0.0 && size % 5.0 == 0.0;
    let measure = |mention: &Mention| mention.unit.as_deref().and_then(|unit| value::Unit::named(unit).measure());
    let bracket = text.get(mention.end..next.start).is_some_and(|gap| gap.trim() == "(");
    let closes = text.get(next.end..).is_some_and(|rest| rest.starts_with(')'));
    !round && bracket && closes && measure(mention).is_some() && measure(mention) == measure(next)
}

/// The unit that a value is read in: people are people whatever they are called, and a share has none.
pub(super) fn unit<'m>(statement: &Statement, mention: &'m Mention) -> Option<&'m str> {
    match (statement.class, mention.kind) {
        (Class::Measure(_) | Class::In(_), _) => mention.unit.as_deref(),
        _ => None,
    }
}
