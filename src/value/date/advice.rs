//! Takes a date as people write it, gives the help line that has it in EDTF; a date that can be read two ways is
//! given both ways, and never guessed.

use edtf_core::{DateField, Edtf};

use super::super::{Quantity, Reading, Text};
use super::MONTHS;

/// Seasons and their EDTF codes (ISO 8601-2 §4.8).
const SEASONS: [(&str, u8); 5] = [("spring", 21), ("summer", 22), ("autumn", 23), ("fall", 23), ("winter", 24)];

/// The help line for a date that is not EDTF; `None` where nothing is recognised.
pub(super) fn translate(text: &str) -> Option<String> {
    if let Some((from, to)) = text.split_once(['/', '-'])
        && year(from).is_some_and(|from| year(to).is_some_and(|to| to < from))
    {
        return Some(format!("write `{to}/{from}`"));
    }
    if let Some(date) = text.strip_suffix("..").filter(|date| Edtf::parse(date).is_ok()) {
        return Some(format!("write `{date}/..` for {date} or later"));
    }
    if let Some(date) = text.strip_prefix("..").filter(|date| Edtf::parse(date).is_ok()) {
        return Some(format!("write `../{date}` for {date} or earlier"));
    }
    let lower = text.to_lowercase().replace(['\u{2013}', '\u{2014}', '\u{2212}'], "-").replace("mid-", "mid ");
    let doubted = lower.ends_with('?');
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace() || c == ',')
        .map(|word| word.trim_matches(['.', '(', ')', '?']))
        .filter(|word| !word.is_empty() && !["of", "the", "in", "on", "ad", "ce"].contains(word))
        .collect();
    let (hedge, words) = match words.as_slice() {
        ["about" | "around" | "circa" | "c" | "ca" | "approximately", rest @ ..] => ("~", rest),
        ["perhaps" | "possibly" | "probably", rest @ ..] => ("?", rest),
        rest if doubted => ("?", rest),
        rest => ("", rest),
    };
    if let [word] = words
        && let Some(century) = decade(word).and_then(|year| year.strip_suffix("00"))
    {
        return Some(format!("write `{century}0X` for the ten years, `{century}XX` for the hundred"));
    }
    if let Some(open) = open(words) {
        return Some(open);
    }
    if let Some((from, to)) = range(words) {
        return Some(format!("write `{from}/{to}`"));
    }
    if let Some(found) = single(words) {
        return Some(format!("write `{found}{hedge}`"));
    }
    match words {
        [word] => numeric(word, hedge),
        _ => None,
    }
}

/// The help line for a year that has not four digits: `912`, `Y12`, `9999999-01-01`.
pub(super) fn odd_year(text: &str) -> Option<String> {
    let digits = |year: &str| !year.is_empty() && year.bytes().all(|byte| byte.is_ascii_digit());
    let bare = text.strip_prefix('Y').unwrap_or(text);
    if digits(bare) && bare.len() <= 4 {
        return Some(format!(
            "write `{bare:0>4}` for the year {}: a year has four digits",
            bare.trim_start_matches('0')
        ));
    }
    let year = bare.split('-').next().filter(|year| digits(year) && year.len() > 4)?;
    Some(format!("a year of more than four digits is written `Y{year}`, without month and day"))
}

/// The help line for what is a quantity and no date.
pub(super) fn quantity(text: &str) -> Option<String> {
    let number = Quantity::parse(Text::One(text), &Reading::default()).is_ok();
    let counts = number && text.contains(|c: char| c.is_alphabetic() || c == ',' || c == '%');
    counts.then(|| "if the property is a number, let the rules say `type: quantity`".to_owned())
}

/// `1932-33` and `1918-21`, which EDTF reads as the first quarter of 1932 and spring 1918. In a date the seasons
/// stand; what lies beyond them is never meant.
pub(super) fn years_not_quarter(edtf: &Edtf, written: &str) -> Option<String> {
    years(edtf, written, 25)
}

/// As [`years_not_quarter`], from a code on: a period takes no bare season either.
pub(super) fn years(edtf: &Edtf, written: &str, from: u8) -> Option<String> {
    let Edtf::Date(date) = edtf else { return None };
    let (year, code) = (date.year.value()?, date.month.and_then(DateField::value)?);
    let second = i64::from(code);
    if code < from || date.day.is_some() || second <= year.rem_euclid(100) || written.contains('/') {
        return None;
    }
    let end = year - year.rem_euclid(100) + second;
    let months = match code {
        21..=24 => format!("`{year}-{:02}` and so on for the months of the season", (code - 20) * 3),
        _ => format!("`{year}-01/{year}-03` for a quarter"),
    };
    Some(format!("write `{year}/{end}` for the years, {months}"))
}

/// `before 1937`, `after 1990`, `since 1990`.
fn open(words: &[&str]) -> Option<String> {
    let [first, rest @ ..] = words else { return None };
    let date = single(rest)?;
    match *first {
        "before" | "until" | "by" => Some(format!("write `../{date}` for {date} or earlier")),
        "after" | "since" | "from" => Some(format!("write `{date}/..` for {date} or later")),
        "early" | "mid" | "late" | "end" | "beginning" | "start" => {
            Some(format!("write `{date}`, or months such as `{date}-10/{date}-12`"))
                .filter(|_| date.len() == 4 && !date.ends_with('X'))
        }
        _ => None,
    }
    .or_else(|| ["early", "mid", "late"].contains(first).then(|| format!("write `{date}`")))
}

/// `1932 to 1934`, `1932-1934`, `from 1932 to 1934`, `between 1932 and 1934`.
fn range(words: &[&str]) -> Option<(String, String)> {
    let words = match words {
        ["from" | "between", rest @ ..] => rest,
        rest => rest,
    };
    if let Some(at) = words.iter().position(|word| ["to", "-", "and", "until", "through"].contains(word)) {
        let (from, to) = words.split_at(at);
        return Some((single(from)?, single(to.get(1..)?)?));
    }
    let [word] = words else { return None };
    let (from, to) = word.split_once(['-', '/'])?;
    let from = single(&[from]).filter(|from| from.len() == 4)?;
    match to.len() {
        4 => single(&[to]).filter(|to| *to > from).map(|to| (from, to)),
        // 1932–33: the century is that of the first.
        2 if to.bytes().all(|b| b.is_ascii_digit()) => {
            let end = format!("{}{to}", from.get(..2)?);
            (end > from).then_some((from, end))
        }
        _ => None,
    }
}

/// One date in words: day, month and year in the usual orders; a year, decade, century or season.
fn single(words: &[&str]) -> Option<String> {
    match words {
        [year] => year_word(year),
        [a, b] => match (month(a), season(a)) {
            (Some(month), _) => Some(format!("{}-{month:02}", year(b)?)),
            (None, Some(season)) => Some(format!("{}-{season}", year(b)?)),
            _ => before_christ(a, b).or_else(|| century(a, b)),
        },
        [a, b, c] => {
            let (day, month, year) = match (month(a), month(b)) {
                (None, Some(month)) => (ordinal(a)?, month, year(c)?),
                (Some(month), None) => (ordinal(b)?, month, year(c)?),
                _ => return None,
            };
            valid(&format!("{year}-{month:02}-{day:02}"))
        }
        _ => None,
    }
}

fn valid(edtf: &str) -> Option<String> {
    edtf_core::is_valid(edtf).then(|| edtf.to_owned())
}

/// A month by its name or the start of it.
fn month(word: &str) -> Option<usize> {
    let at = MONTHS.iter().position(|name| word.len() >= 3 && name.to_lowercase().starts_with(word))?;
    Some(at + 1)
}

fn season(word: &str) -> Option<u8> {
    SEASONS.iter().find(|(name, _)| *name == word).map(|(_, code)| *code)
}

fn year(word: &str) -> Option<&str> {
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then_some(word)
}

/// A year, a masked year in small letters, `1930s`.
fn year_word(word: &str) -> Option<String> {
    if let Some(year) = year(word) {
        return Some(year.to_owned());
    }
    if let Some(decade) = decade(word) {
        // The 1900s may be the century; `translate` says both.
        return decade.strip_suffix('0').filter(|stem| !stem.ends_with('0')).map(|stem| format!("{stem}X"));
    }
    valid(&word.to_uppercase()).filter(|upper| upper.contains('X') && upper.len() == 4)
}

/// The year that a decade or century is named by: `1930s`, `1930's`.
fn decade(word: &str) -> Option<&str> {
    word.strip_suffix('s').map(|years| years.trim_end_matches(['\'', '’'])).and_then(year)
}

/// `1st`, `2nd`, `21`.
fn ordinal(word: &str) -> Option<u8> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending)).unwrap_or(word);
    digits.parse().ok().filter(|day| (1..=31).contains(day))
}

/// `44 BC` is astronomical -0043.
fn before_christ(number: &str, era: &str) -> Option<String> {
    let year: u16 = number.parse().ok().filter(|year| (1..=9999).contains(year))?;
    ["bc", "bce"].contains(&era).then(|| if year == 1 { "0000".to_owned() } else { format!("-{:04}", year - 1) })
}

/// `19th century` is 18XX.
fn century(number: &str, word: &str) -> Option<String> {
    let which = ["st", "nd", "rd", "th"].iter().find_map(|ending| number.strip_suffix(ending))?;
    let which: u8 = which.parse().ok().filter(|which| (1..=99).contains(which))?;
    (word == "century").then(|| format!("{:02}XX", which - 1))
}

/// Digits with other separators: `1934/12/01`, `1.12.1934`, `12/1/1934`, `1934-1-5`, `19341201`.
fn numeric(word: &str, hedge: &str) -> Option<String> {
    let parts: Vec<&str> = word.split(['/', '.', '-']).collect();
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let number = |part: &str| part.parse::<u8>().ok();
    let day = |year: &str, month: &str, day: &str| {
        valid(&format!("{year}-{:02}-{:02}", number(month)?, number(day)?)).filter(|_| year.len() == 4)
    };
    match parts.as_slice() {
        [year, m, d] if year.len() == 4 => Some(format!("write `{}{hedge}`", day(year, m, d)?)),
        [a, b, year] if year.len() == 4 => match (day(year, b, a), day(year, a, b)) {
            (Some(one), Some(other)) if one != other => {
                Some(format!("write `{one}` if the day comes first, `{other}` if the month does"))
            }
            (Some(found), _) | (_, Some(found)) => Some(format!("write `{found}{hedge}`")),
            _ => None,
        },
        [year, m] if year.len() == 4 && m.len() == 1 => {
            Some(format!("write `{}{hedge}`", valid(&format!("{year}-{:02}", number(m)?))?))
        }
        [m, year] if year.len() == 4 => {
            Some(format!("write `{}{hedge}`", valid(&format!("{year}-{:02}", number(m)?))?))
        }
        [all] if all.len() == 8 => {
            Some(format!("write `{}{hedge}`", day(all.get(..4)?, all.get(4..6)?, all.get(6..)?)?))
        }
        _ => None,
    }
}
