//! Takes two values that do not fit, says whether a slip of the pen would explain it: one digit or letter apart.

use super::number::Number;

/// How two strings of characters are one step apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    /// One character stands for another.
    Changed,
    /// Two neighbours changed places.
    Swapped,
    /// One has a character more.
    Dropped,
}

/// The note for two numbers one digit apart; both need three significant digits, or chance would do it.
#[must_use]
pub fn numbers(a: Number, b: Number) -> Option<String> {
    let known = a.significant() >= 3 && b.significant() >= 3 && a.is_negative() == b.is_negative();
    let (x, y) = (a.digits(), b.digits());
    note(step(&x, &y).filter(|_| known)?, "digit", &a.to_string(), &b.to_string())
}

/// The note for two dates of one precision, in digits: years, or full days.
#[must_use]
pub fn dates(a: &str, b: &str) -> Option<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let (x, y) = (digits(a), digits(b));
    note(step(&x, &y).filter(|_| x.len() == y.len())?, "digit", a, b)
}

/// The note for two words one letter apart, of at least four letters each; spellings as they are compared.
#[must_use]
pub fn words(a: &str, b: &str) -> Option<String> {
    let (x, y) = (super::fold(a), super::fold(b));
    if x.chars().count() < 4 || y.chars().count() < 4 {
        return None;
    }
    note(step(&x, &y)?, "letter", &format!("`{a}`"), &format!("`{b}`"))
}

fn note(step: Step, what: &str, a: &str, b: &str) -> Option<String> {
    Some(match step {
        Step::Changed => format!("possible slip: {a} and {b} differ in one {what}"),
        Step::Swapped => format!("possible slip: {a} and {b} differ by two {what}s that changed places"),
        Step::Dropped => format!("possible slip: {a} and {b} differ by one {what} more or less"),
    })
}

/// The step between two texts; `None` where they are the same or further apart.
fn step(a: &str, b: &str) -> Option<Step> {
    // What is the same at both ends falls away; what is left tells the step.
    let start = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    let a: Vec<char> = a.chars().skip(start).collect();
    let b: Vec<char> = b.chars().skip(start).collect();
    let end = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (a.get(..a.len().saturating_sub(end))?, b.get(..b.len().saturating_sub(end))?);
    match (a, b) {
        ([_], [_]) => Some(Step::Changed),
        ([x, y], [z, w]) if x == w && y == z => Some(Step::Swapped),
        ([_], []) | ([], [_]) => Some(Step::Dropped),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::number::Number;

    #[test]
    fn numbers_one_digit_apart() {
        let rows = [
            (353_074, 353_174, Some("possible slip: 353,074 and 353,174 differ in one digit")),
            (421, 412, Some("possible slip: 421 and 412 differ by two digits that changed places")),
            (3_286, 32_286, Some("possible slip: 3,286 and 32,286 differ by one digit more or less")),
            (621, 421, Some("possible slip: 621 and 421 differ in one digit")),
            (11, 15, None),
            (60_000, 80_000, None),
            (353_074, 328_612, None),
            (421, 421, None),
        ];
        for (a, b, want) in rows {
            let (a, b) = (Number::whole(a).unwrap(), Number::whole(b).unwrap());
            assert_eq!(super::numbers(a, b).as_deref(), want);
        }
    }

    #[test]
    fn words_one_letter_apart() {
        let rows = [
            ("Meagher", "Meager", true),
            ("Nikolaev", "Nikolaew", true),
            ("abc", "abd", false),
            ("Бухарин", "Бухарін", true),
            ("Rykov", "rykov", false),
            ("Tomsky", "Yagoda", false),
        ];
        for (a, b, want) in rows {
            assert_eq!(super::words(a, b).is_some(), want, "{a} {b}");
        }
    }
}
