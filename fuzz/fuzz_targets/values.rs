//! Any text as a value of each kind: what is read is printed, and what is printed is read as the same.
#![no_main]

use counterclaim::value::{Kind, Reading, Text, Value};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for kind in Kind::ALL {
        let reading = Reading::default();
        let Ok(value) = Value::parse(kind, Text::One(text), &reading) else { continue };
        let printed = value.to_string();
        let again = Value::parse(kind, Text::One(&printed), &reading);
        let again = again.unwrap_or_else(|error| panic!("{text:?} prints {printed:?}: {error:?}"));
        assert_eq!(again, value, "{text:?} prints {printed:?}");
    }
});
