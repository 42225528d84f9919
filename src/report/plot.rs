//! Takes what values span, gives them drawn one above the other on one axis, so that one sees who overlaps whom.
//!
//! A point is a dot, a range a bar, an open end an arrow; how far "about" or a round number reaches is drawn soft.

use super::safe::width;
use super::style::Style;
use super::words::grouped;
use crate::finding::Extent;

/// Above this ratio of largest to smallest, equal steps would press all but the largest into one column.
const LOG_FROM: f64 = 1000.0;

/// Wider bars say no more.
const WIDEST: usize = 60;

/// Beyond some three million years there are no dates.
const MOST_DAYS: f64 = 1e9;

/// One row of a plot.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    /// What the value spans; none for a row that cannot be drawn.
    pub extent: Option<Extent>,
    /// The value is denied: what is drawn is what is ruled out.
    pub denied: bool,
}

/// A drawing without colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Plot {
    /// A row for each bar, all of one width.
    pub rows: Vec<String>,
    /// The axis.
    pub axis: String,
    /// The words under the axis.
    pub labels: String,
    /// What the numbers count and how: `in millions, log scale`; empty where nothing needs saying.
    pub caption: String,
}

/// The axis that all rows share.
#[derive(Clone, Debug)]
struct Axis {
    low: f64,
    high: f64,
    log: bool,
    ticks: Vec<(f64, String)>,
    caption: String,
    /// Columns kept free at both ends, so that the words of the first and the last tick stand under them.
    inset: (usize, usize),
}

/// An extent that is fit for drawing: finite ends, in order.
#[derive(Clone, Copy, Debug)]
struct Span {
    low: Option<f64>,
    high: Option<f64>,
    reach: (Option<f64>, Option<f64>),
}

/// Draws bars `columns` wide at most; `None` where fewer than two can be drawn, or numbers would be meant as days.
pub(super) fn plot(bars: &[Bar], columns: usize, style: &Style) -> Option<Plot> {
    let days = bars.iter().find_map(|bar| bar.extent)?.days;
    if bars.iter().filter_map(|bar| bar.extent).any(|extent| extent.days != days) {
        return None;
    }
    let columns = columns.clamp(8, WIDEST);
    let spans: Vec<Option<Span>> = bars.iter().map(|bar| bar.extent.and_then(Span::of)).collect();
    if spans.iter().flatten().count() < 2 {
        return None;
    }
    let axis = Axis::over(&spans, days, columns)?;
    let rows = spans
        .iter()
        .zip(bars)
        .map(|(span, bar)| {
            span.map_or_else(|| " ".repeat(columns), |span| row(&span, bar.denied, &axis, columns, style))
        })
        .collect();
    let (line, labels) = axis.drawn(columns, style);
    Some(Plot { rows, axis: line, labels, caption: axis.caption })
}

impl Span {
    fn of(extent: Extent) -> Option<Self> {
        let limit = if extent.days { MOST_DAYS } else { f64::MAX / 16.0 };
        let ends = [extent.low, extent.high, extent.reach.0, extent.reach.1];
        if ends.into_iter().flatten().any(f64::is_nan) {
            return None;
        }
        let finite = |end: Option<f64>| end.filter(|end| end.abs() <= limit);
        let (low, high) = (finite(extent.low), finite(extent.high));
        low.or(high)?;
        let (low, high) = match (low, high) {
            (Some(low), Some(high)) => (Some(low.min(high)), Some(low.max(high))),
            ends => ends,
        };
        // A reach speaks only of an end that is there, and only outwards.
        let below = low.and_then(|low| finite(extent.reach.0).filter(|&reach| reach < low));
        let above = high.and_then(|high| finite(extent.reach.1).filter(|&reach| reach > high));
        Some(Self { low, high, reach: (below, above) })
    }

    fn ends(&self) -> impl Iterator<Item = f64> {
        [self.low, self.high, self.reach.0, self.reach.1].into_iter().flatten()
    }
}

fn row(span: &Span, denied: bool, axis: &Axis, columns: usize, style: &Style) -> String {
    let glyphs = style.glyphs();
    let mut cells = vec![' '; columns];
    let mut draw = |from: f64, to: f64, glyph: char| {
        let (from, to) = (axis.column(from, columns), axis.column(to, columns));
        if let Some(cells) = cells.get_mut(from..=to) {
            cells.fill(glyph);
        }
    };
    let (low, high) = (span.low.unwrap_or(axis.low), span.high.unwrap_or(axis.high));
    draw(span.reach.0.unwrap_or(low), span.reach.1.unwrap_or(high), glyphs.soft);
    let core = if denied { glyphs.denied } else { glyphs.bar };
    draw(low, high, core);
    if low == high && !denied {
        draw(low, high, glyphs.point);
    }
    if span.low.is_none() {
        draw(axis.low, axis.low, glyphs.to_left);
    }
    if span.high.is_none() {
        draw(axis.high, axis.high, glyphs.to_right);
    }
    cells.into_iter().collect()
}

impl Axis {
    fn over(spans: &[Option<Span>], days: bool, columns: usize) -> Option<Self> {
        let ends = || spans.iter().flatten().flat_map(Span::ends);
        let (mut low, mut high) = ends().fold((f64::MAX, f64::MIN), |(low, high), end| (low.min(end), high.max(end)));
        let log = !days && low > 0.0 && high / low > LOG_FROM;
        let open_low = spans.iter().flatten().any(|span| span.low.is_none());
        let open_high = spans.iter().flatten().any(|span| span.high.is_none());
        if log {
            low = if open_low { low / 10.0 } else { low };
            high = if open_high { high * 10.0 } else { high };
        } else {
            // One value alone would have no axis; an open end needs room for its arrow.
            let wide = high - low;
            let least = if days { 180.0 } else { (high.abs() * 0.25).max(f64::MIN_POSITIVE) };
            let least = if wide == 0.0 && high == 0.0 && !days { 1.0 } else { least };
            let room = if wide > 0.0 { wide * 0.15 } else { least };
            let counts = !days && low >= 0.0;
            low = if open_low || wide == 0.0 { low - room } else { low };
            low = if counts { low.max(0.0) } else { low };
            high = if open_high || wide == 0.0 { high + room } else { high };
        }
        if !(high - low).is_finite() || high <= low {
            return None;
        }
        if log {
            super::ticks::log(low, high, columns)
        } else if days {
            super::ticks::dates(low, high, columns)
        } else {
            super::ticks::numbers(low, high, columns)
        }
        .map(|scale| {
            let wide = |tick: Option<&(f64, String)>| tick.map_or(0, |(_, label)| width(label));
            let (first, last) = (wide(scale.ticks.first()), wide(scale.ticks.last()));
            // Words that would take half of the axis stand beside their ticks instead.
            let inset =
                if first + last < columns / 2 { (first / 2, last.saturating_sub(last / 2 + 1)) } else { (0, 0) };
            Self { low: scale.low, high: scale.high, log, ticks: scale.ticks, caption: scale.caption, inset }
        })
    }

    /// The column of a value, from 0.
    fn column(&self, value: f64, columns: usize) -> usize {
        let place = |value: f64| if self.log { value.log10() } else { value };
        let share = (place(value) - place(self.low)) / (place(self.high) - place(self.low));
        let last = columns.saturating_sub(1 + self.inset.0 + self.inset.1);
        // Out of range and not-a-number both end inside: `as` saturates, and NaN becomes 0.
        self.inset.0 + ((share * last as f64).round() as usize).min(last)
    }

    /// The line with its ticks, and the words under them.
    fn drawn(&self, columns: usize, style: &Style) -> (String, String) {
        let glyphs = style.glyphs();
        let (from, to) = (self.inset.0, columns.saturating_sub(self.inset.1));
        let mut line: Vec<char> = (0..to).map(|at| if at < from { ' ' } else { glyphs.axis }).collect();
        let mut labels = String::new();
        let mut used = 0;
        for (value, label) in &self.ticks {
            let at = self.column(*value, columns);
            if let Some(cell) = line.get_mut(at) {
                *cell = glyphs.tick;
            }
            let wide = width(label);
            let start = at.saturating_sub(wide / 2).min(columns.saturating_sub(wide));
            if (start > used || used == 0) && start + wide <= columns {
                labels.push_str(&" ".repeat(start - used));
                labels.push_str(label);
                used = start + wide;
            }
        }
        (line.into_iter().collect(), labels)
    }
}

/// `36,000`, `2.5`, `-3`: a number with as many decimals as its step needs.
pub(super) fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), String::new()), |(w, r)| (w, format!(".{r}")));
    let sign = if value < 0.0 && text.bytes().any(|digit| (b'1'..=b'9').contains(&digit)) { "-" } else { "" };
    format!("{sign}{}{rest}", grouped(whole))
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use super::*;
    use crate::report::fixture::spans;

    const OPEN: f64 = f64::INFINITY;

    fn bar(low: f64, high: f64, reach: (f64, f64), days: bool) -> Bar {
        Bar { extent: spans(low, high, reach, days), denied: false }
    }

    fn firm(low: f64, high: f64) -> Bar {
        bar(low, high, (low, high), false)
    }

    fn drawn(bars: &[Bar], columns: usize, unicode: bool) -> String {
        let plot = plot(bars, columns, &Style::new(false, unicode, 80)).unwrap();
        let rows = plot.rows.iter().map(|row| row.trim_end()).collect::<Vec<_>>().join("\n");
        format!("{rows}\n{}\n{}\n{}", plot.axis, plot.labels, plot.caption)
    }

    #[test]
    fn ranges_points_hedges_and_open_ends() {
        let bars = [
            bar(6e6, 6e6, (5.4e6, 6.6e6), false),
            firm(5e6, 10e6),
            bar(5e6, 10e6, (4.5e6, 11e6), false),
            firm(7e6, OPEN),
            firm(-OPEN, 8e6),
            Bar { denied: true, ..firm(9e6, 10e6) },
        ];
        assert_snapshot!("every-shape", drawn(&bars, 50, true));
        assert_snapshot!("every-shape-ascii", drawn(&bars, 50, false));
        assert_snapshot!("every-shape-narrow", drawn(&bars, 20, true));
    }

    #[test]
    fn a_huge_ratio_is_on_a_log_scale() {
        assert_snapshot!("log", drawn(&[firm(5.0, 5.0), firm(5e6, 5e6), firm(300.0, 40_000.0)], 50, true));
        let plot = plot(&[firm(1.0, 1.0), firm(1000.0, 1000.0)], 40, &Style::new(false, true, 80)).unwrap();
        assert!(!plot.caption.contains("log"));
    }

    #[test]
    fn dates_have_years_months_or_days() {
        let years = [
            bar(-13_545.0, -13_515.0, (-13_545.0, -13_515.0), true),
            bar(-11_688.0, -11_324.0, (-11_700.0, -10_958.0), true),
        ];
        assert_snapshot!("years", drawn(&years, 50, true));
        let days = [
            bar(-12_815.0, -12_815.0, (-12_815.0, -12_815.0), true),
            bar(-12_802.0, -12_802.0, (-12_802.0, -12_802.0), true),
        ];
        assert_snapshot!("days", drawn(&days, 50, true));
    }

    #[test]
    fn equal_values_have_an_axis_too() {
        assert_snapshot!("equal", drawn(&[firm(15.0, 15.0), firm(15.0, 15.0)], 40, true));
        assert_snapshot!("zero", drawn(&[firm(0.0, 0.0), firm(0.0, 0.0)], 40, true));
        assert_snapshot!("at-most-and-more", drawn(&[firm(-OPEN, 6.0), firm(11.0, 11.0)], 40, true));
    }

    #[test]
    fn what_cannot_be_compared_is_not_drawn() {
        let style = Style::new(false, true, 80);
        let none = Bar { extent: None, denied: false };
        let nan = Bar {
            extent: Some(Extent { low: Some(f64::NAN), high: Some(1.0), reach: (None, None), days: false }),
            denied: false,
        };
        let infinite = Bar {
            extent: Some(Extent { low: Some(f64::INFINITY), high: None, reach: (None, None), days: false }),
            denied: false,
        };
        assert_eq!(plot(&[], 40, &style), None);
        assert_eq!(plot(&[none, firm(1.0, 2.0)], 40, &style), None);
        assert_eq!(plot(&[nan, infinite, firm(1.0, 2.0)], 40, &style), None);
        assert_eq!(plot(&[bar(1.0, 2.0, (1.0, 2.0), true), firm(1.0, 2.0)], 40, &style), None);
    }

    proptest! {
        #[test]
        fn any_extents_fit(
            ends in proptest::collection::vec((any::<Option<f64>>(), any::<Option<f64>>(), any::<(Option<f64>, Option<f64>)>()), 0..6),
            tame in 0..12i32, columns in 0..90usize, unicode: bool, days: bool,
        ) {
            // Half of the cases within everyday sizes, half anywhere.
            let tamed = |end: Option<f64>| end.map(|end| if tame < 6 { (end % 1.0) * 10f64.powi(tame) } else { end });
            let bars: Vec<Bar> = ends
                .into_iter()
                .map(|(low, high, reach)| Extent { low: tamed(low), high: tamed(high), reach: (tamed(reach.0), tamed(reach.1)), days })
                .map(|extent| Bar { extent: Some(extent), denied: false })
                .collect();
            if let Some(plot) = plot(&bars, columns, &Style::new(false, unicode, 80)) {
                for line in plot.rows.iter().chain([&plot.axis, &plot.labels]) {
                    prop_assert!(width(line) <= columns.clamp(8, WIDEST), "{line:?}");
                }
            }
        }
    }
}
