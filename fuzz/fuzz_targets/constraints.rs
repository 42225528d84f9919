//! Any text as a constraint: it is read, or what is wrong is told at a place that is in it; what is read is understood
//! or told in the same way.
#![no_main]

use counterclaim::constraint::{Expression, Fault, understand};
use counterclaim::rule::Rulebook;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let told = |fault: &Fault| {
        assert!(text.get(fault.span.clone()).is_some(), "{text:?}: {fault:?}");
        assert!(!fault.message.is_empty() && !fault.help.is_empty(), "{text:?}: {fault:?}");
    };
    match Expression::parse(text) {
        Err(fault) => told(&fault),
        Ok(expression) => {
            if let Err(faults) = understand(&expression, text, &Rulebook::defaults()) {
                faults.iter().for_each(told);
            }
        }
    }
});
