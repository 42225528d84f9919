//! Takes the mentions of a stretch and ties numbers to the dates they are said of: `353,074 in 1937`, `1922 340,000`.
//! Only where date and number stand side by side in one clause: a tie that is not sure is not made.

use crate::mention::{Kind, Mention, parted};

/// The words between a number and its date are no more than these.
const FARTHEST: usize = 60;
const MOST_WORDS: usize = 4;

/// Gives each number the date that it is said of.
pub(super) fn tie(text: &str, mentions: &mut [Mention]) {
    for at in 0..mentions.len() {
        let (head, rest) = mentions.split_at_mut(at);
        let Some((number, after)) = rest.split_first_mut() else { break };
        if !is_number(number.kind) {
            continue;
        }
        let behind = after.first().filter(|date| is_said_behind(text, number, date));
        let taken = || head.iter().nth_back(1).is_some_and(|other| other.period.is_some());
        let date =
            behind.or_else(|| head.last().filter(|date| is_said_before(text, date, number)).filter(|_| !taken()));
        number.period = date.and_then(|date| date.edtf.clone());
    }
}

fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Quantity | Kind::Percent | Kind::Fraction | Kind::Ratio)
}

fn is_time(kind: Kind) -> bool {
    matches!(kind, Kind::Date | Kind::Period)
}

/// A date that stands for itself and is closed at both ends.
fn is_sure(date: &Mention) -> bool {
    let closed = |edtf: &String| !edtf.contains("..") && !edtf.contains('X');
    !date.uncertain && date.edtf.as_ref().is_some_and(closed)
}

/// `353,074 in 1937`, `353,074 people were shot in 1937`, `353,074 (1937)`.
fn is_said_behind(text: &str, number: &Mention, date: &Mention) -> bool {
    const OTHER_CLAUSE: [&str; 14] =
        ["and", "or", "but", "that", "which", "who", "while", "when", "than", "from", "to", "by", "since", "until"];
    if !is_time(date.kind) || date.start > number.end + FARTHEST {
        return false;
    }
    let Some(gap) = text.get(number.end..date.start) else { return false };
    let bracket = gap.strip_suffix('(').filter(|_| text.get(date.end..).is_some_and(|rest| rest.starts_with(')')));
    let gap = bracket.unwrap_or(gap);
    let inside = gap.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '\u{a0}' | '\'' | '\u{2019}'));
    let mut words = gap.split_whitespace();
    let placed = bracket.is_some() || matches!(words.next_back(), Some("in" | "during"));
    placed
        && inside
        && words.clone().count() < MOST_WORDS
        && !words.any(|word| OTHER_CLAUSE.contains(&word))
        && is_sure(date)
}

/// `1922 340,000`, `1922: 340,000`, and at the beginning of a sentence `In 1922, 340,000 left`.
fn is_said_before(text: &str, date: &Mention, number: &Mention) -> bool {
    if !is_time(date.kind) || number.start > date.end + 3 {
        return false;
    }
    let fits = match text.get(date.end..number.start).filter(|_| !parted(text, date.end, number.start)).map(str::trim) {
        Some("" | ":") => true,
        Some(",") => text.get(..date.start).is_some_and(|before| before.ends_with("In ")),
        _ => false,
    };
    fits && is_sure(date)
}

#[cfg(test)]
mod tests {
    use crate::mention::scan;

    #[test]
    fn numbers_are_tied_to_the_date_beside_them() {
        let table: [(&str, &[(&str, &str)]); 9] = [
            (
                "nearly 500,000 people (253,074 in 1837 and 228,612 in 1838)",
                &[("253,074", "1837"), ("228,612", "1838")],
            ),
            ("353,074 people were shot in 1937, and 5 fled.", &[("353,074", "1937")]),
            ("There were 20 trials (1936) and more.", &[("20", "1936")]),
            ("1922 340,000", &[("340,000", "1922")]),
            ("In 1922, 340,000 left; in 1923, 5 came.", &[("340,000", "1922")]),
            ("40,000 men and women came in 1937", &[]),
            ("They lost 40,000 men. In 1937 they won.", &[]),
            ("5,000 died by 1937", &[]),
            ("of 20 that came in August", &[]),
        ];
        for (text, expected) in table {
            let mentions = scan(text);
            let tied: Vec<(&str, &str)> =
                mentions.iter().filter_map(|m| Some((&text[m.start..m.end], m.period.as_deref()?))).collect();
            assert_eq!(tied, expected, "{text}");
        }
    }

    #[test]
    fn a_heading_ends_the_reach_of_a_year() {
        let edtf = |text: &str| scan(text).iter().filter_map(|m| m.edtf.clone()).collect::<Vec<_>>();
        assert_eq!(edtf("He fell in 1937. On 5 May he died."), ["1937", "1937-05-05"]);
        assert_eq!(edtf("He fell in 1937.\n\nThe Second Trial\n\nOn 5 May he died."), ["1937", "XXXX-05-05"]);
        assert_eq!(edtf("He fell in 1937.\n\n## Events of 1938\n\nOn 5 May he died."), ["1937", "1938", "1938-05-05"]);
    }
}
