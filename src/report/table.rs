//! Takes headings and rows of cells, gives a table that fits the page; where it would not, each row stacked below its
//! first cell.

use super::safe::width;
use super::style::{Style, Tone};
use super::words::{lines, paragraph, toned};

/// Columns of white space before a table and between its columns.
const INDENT: usize = 2;
const GAP: usize = 2;
/// A column that must be narrower than this makes the table unreadable.
const LEAST: usize = 11;
/// A page with fewer columns than these is narrow.
const NARROW: usize = 60;
/// No column needs more than this while another is short of room.
const FIRST_MOST: usize = 26;

/// A table as lines. Cells are safe text; columns without a single word in them are left out.
pub(super) fn table(headings: &[&str], rows: &[Vec<String>], style: &Style) -> Vec<String> {
    let cell = |row: &'_ Vec<String>, at: usize| row.get(at).cloned().unwrap_or_default();
    let kept: Vec<usize> =
        (0..headings.len()).filter(|at| rows.iter().any(|row| !cell(row, *at).trim().is_empty())).collect();
    let headings: Vec<&str> = kept.iter().filter_map(|at| headings.get(*at).copied()).collect();
    let rows: Vec<Vec<String>> = rows.iter().map(|row| kept.iter().map(|at| cell(row, *at)).collect()).collect();
    match fit(&headings, &rows, style.columns()) {
        Some(widths) => side_by_side(&headings, &rows, &widths, style),
        None => stacked(&headings, &rows, style),
    }
}

/// The width of each column; `None` where they do not fit side by side.
fn fit(headings: &[&str], rows: &[Vec<String>], columns: usize) -> Option<Vec<usize>> {
    let wanted = |at: usize| {
        let cells = rows.iter().filter_map(|row| row.get(at)).map(|cell| width(cell));
        cells.chain(headings.get(at).map(|heading| width(heading))).max().unwrap_or(0)
    };
    let mut widths: Vec<usize> = (0..headings.len()).map(wanted).collect();
    if let Some(first) = widths.first_mut() {
        *first = (*first).min(FIRST_MOST);
    }
    // On a narrow page cells of a word or two a line are read worse than rows below one another.
    let natural = INDENT + GAP * headings.len().saturating_sub(1) + (0..headings.len()).map(wanted).sum::<usize>();
    if columns < NARROW && natural > columns {
        return None;
    }
    let room = columns.checked_sub(INDENT + GAP * headings.len().saturating_sub(1))?;
    let least = |at: usize| wanted(at).min(LEAST);
    while widths.iter().sum::<usize>() > room {
        // The widest gives way, the last of several.
        let (at, widest) = widths.iter_mut().enumerate().max_by_key(|(_, width)| **width)?;
        *widest = widest.checked_sub(1).filter(|width| *width >= least(at))?;
    }
    Some(widths)
}

fn side_by_side(headings: &[&str], rows: &[Vec<String>], widths: &[usize], style: &Style) -> Vec<String> {
    let head: Vec<String> = headings.iter().map(|heading| (*heading).to_owned()).collect();
    let mut page = row_lines(&head, widths, Tone::Dim, style);
    for row in rows {
        page.extend(row_lines(row, widths, Tone::Plain, style));
    }
    page
}

/// A row, as many lines as its longest cell needs.
fn row_lines(row: &[String], widths: &[usize], tone: Tone, style: &Style) -> Vec<String> {
    let cells: Vec<Vec<String>> =
        row.iter().zip(widths).map(|(cell, width)| paragraph("", cell, (*width).max(1))).collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0);
    let mut page = Vec::with_capacity(height);
    for at in 0..height {
        let mut line = " ".repeat(INDENT);
        for (nth, (cell, wide)) in cells.iter().zip(widths).enumerate() {
            let text = cell.get(at).map_or("", String::as_str);
            let tone = if nth == 0 && tone == Tone::Plain { Tone::Strong } else { tone };
            line.push_str(&style.paint(tone, text));
            line.push_str(&" ".repeat(wide.saturating_sub(width(text)) + GAP));
        }
        page.push(line.trim_end().to_owned());
    }
    page
}

fn stacked(headings: &[&str], rows: &[Vec<String>], style: &Style) -> Vec<String> {
    let mut page = Vec::new();
    for row in rows {
        let Some((first, rest)) = row.split_first() else { continue };
        page.extend(lines("  ", &toned(Tone::Strong, first), style.columns(), style));
        for (heading, cell) in headings.iter().skip(1).zip(rest).filter(|(_, cell)| !cell.trim().is_empty()) {
            let mut words = toned(Tone::Dim, &format!("{heading}:"));
            words.extend(toned(Tone::Plain, cell));
            let mut rows = lines("      ", &words, style.columns(), style);
            if let Some(first) = rows.first_mut() {
                *first = format!("    {}", first.trim_start());
            }
            page.extend(rows);
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::super::safe::width;
    use super::super::style::Style;
    use super::table;

    fn drawn(columns: usize) -> String {
        let row = |cells: [&str; 4]| cells.map(str::to_owned).to_vec();
        let rows = [
            row(["biography, citing Alan Bullock", "the demands of the state", "", "crop failure"]),
            row(["textbook", "grain seizure", "weather, slaughter of livestock", ""]),
        ];
        table(&["Source", "First", "Also", "Rejected"], &rows, &Style::new(false, true, columns)).join("\n")
    }

    #[test]
    fn a_table_fits_or_is_stacked() {
        insta::assert_snapshot!("table-80", drawn(80));
        insta::assert_snapshot!("table-40", drawn(40));
        for columns in [40, 50, 60, 72, 80, 100] {
            assert!(drawn(columns).lines().all(|line| width(line) <= columns), "{columns}:\n{}", drawn(columns));
        }
    }

    #[test]
    fn columns_without_a_word_are_left_out() {
        let rows = [vec!["a".to_owned(), String::new(), "b".to_owned()]];
        assert_eq!(table(&["One", "Two", "Three"], &rows, &Style::new(false, true, 80)), ["  One  Three", "  a    b"]);
    }
}
