//! Takes a text as it is made out of another, piece by piece; gives the way back from any span of it, and forth.
//!
//! One map for all that is made out of something else: a text decoded from bytes, prose without its markup, a text
//! folded for matching.

use std::ops::Range;

/// Where the pieces of a text came from. Grows with what is not copied, not with the length of the text.
#[derive(Clone, Debug, Default)]
pub struct Map {
    /// By `made` and by `from`.
    runs: Vec<Run>,
    /// The length of the text made so far.
    len: usize,
}

/// Pieces of one kind, one after the other in both texts.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where the first begins in the text made.
    made: usize,
    /// Where the first came from.
    from: usize,
    /// The bytes of a piece in the text made; never 0.
    step: u32,
    /// The bytes that a piece came from; 0 for what stands nowhere in the source.
    width: u32,
}

impl Run {
    /// The source of the piece that holds a byte of the text made.
    fn source(&self, at: usize) -> Range<usize> {
        let (step, width) = (self.step as usize, self.width as usize);
        let start = self.from + at.saturating_sub(self.made) / step.max(1) * width;
        start..start + width
    }
}

impl Map {
    /// The length of the text made so far, in bytes.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// True where nothing was made yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Notes that the next `len` bytes are those of the source from an offset on.
    pub fn copy(&mut self, len: usize, from: usize) {
        self.push(len, from, 1, 1);
    }

    /// Notes that the next `len` bytes stand, as a whole, for a stretch of the source.
    pub fn replace(&mut self, len: usize, source: Range<usize>) {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        self.push(len, source.start, small(len), small(source.len()));
    }

    fn push(&mut self, len: usize, from: usize, step: u32, width: u32) {
        if len == 0 {
            return;
        }
        let follows = self.runs.last().is_some_and(|run| {
            (run.step, run.width) == (step, width) && width > 0 && run.source(self.len).start == from
        });
        if !follows {
            self.runs.push(Run { made: self.len, from, step, width });
        }
        self.len += len;
    }

    /// Forgets everything from an offset of the text made on, which must be where a piece begins.
    pub fn truncate(&mut self, len: usize) {
        self.len = self.len.min(len);
        self.runs.truncate(self.runs.partition_point(|run| run.made < len));
    }

    /// The bytes of the source that a span of the text made came from: from the beginning of its first piece to the
    /// end of its last.
    #[must_use]
    pub fn source(&self, span: Range<usize>) -> Range<usize> {
        let start = self.piece(span.start).start;
        let end = span.end.checked_sub(1).filter(|last| *last >= span.start).map_or(start, |last| self.piece(last).end);
        start..end.max(start)
    }

    fn piece(&self, at: usize) -> Range<usize> {
        let run = self.runs.partition_point(|run| run.made <= at).checked_sub(1).and_then(|nth| self.runs.get(nth));
        match run {
            None => 0..0,
            Some(run) if at >= self.len => {
                let end = run.source(self.len.saturating_sub(1)).end;
                end..end
            }
            Some(run) => run.source(at),
        }
    }

    /// The bytes of the text made that came from a span of the source; empty where nothing did.
    #[must_use]
    pub fn image(&self, span: Range<usize>) -> Range<usize> {
        let start = self.made(span.start, false);
        let end =
            span.end.checked_sub(1).filter(|last| *last >= span.start).map_or(start, |last| self.made(last, true));
        start..end.max(start)
    }

    /// Where the piece made of a byte of the source begins, or ends; where the byte was dropped, what comes next
    /// begins there, and what came before ends there.
    fn made(&self, at: usize, end: bool) -> usize {
        let next = self.runs.partition_point(|run| run.from <= at);
        let Some(run) = next.checked_sub(1).and_then(|nth| self.runs.get(nth)) else { return 0 };
        let limit = self.runs.get(next).map_or(self.len, |run| run.made);
        let (step, width) = (run.step as usize, run.width as usize);
        let pieces = (limit - run.made) / step.max(1);
        match at.saturating_sub(run.from).checked_div(width) {
            Some(piece) if piece < pieces => run.made + (piece + usize::from(end)) * step,
            _ => limit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Map;

    /// `a &amp; <b>bc</b>é` made `a & bcé`.
    fn sample() -> Map {
        let mut map = Map::default();
        map.copy(2, 0);
        map.replace(1, 2..7);
        map.copy(1, 7);
        map.copy(2, 11);
        map.copy(2, 17);
        map
    }

    #[test]
    fn spans_lead_back_and_forth() {
        let table = [
            (0..1, 0..1, "a"),
            (2..3, 2..7, "the entity"),
            (1..4, 1..8, "with its spaces"),
            (4..6, 11..13, "between tags"),
            (3..8, 7..19, "over tags"),
            (6..8, 17..19, "a letter of two bytes"),
        ];
        for (made, source, what) in table {
            assert_eq!(sample().source(made.clone()), source, "{what}");
            assert_eq!(sample().image(source), made, "{what}");
        }
        assert_eq!(sample().source(8..8), 19..19);
        assert_eq!(sample().image(8..11), 4..4, "a tag leaves nothing");
        assert_eq!(sample().image(3..5), 2..3, "inside an entity");
    }

    #[test]
    fn what_is_cut_off_is_forgotten() {
        let mut map = sample();
        map.truncate(4);
        map.copy(2, 17);
        assert_eq!((map.len(), map.source(4..6)), (6, 17..19));
        assert_eq!(Map::default().source(3..5), 0..0);
    }

    #[test]
    fn even_pieces_are_one_run() {
        let mut map = Map::default();
        for at in 0..1000 {
            map.replace(1, 2 * at..2 * at + 2);
        }
        assert_eq!(map.runs.len(), 1);
        assert_eq!(map.source(10..12), 20..24);
        assert_eq!(map.image(21..24), 10..12);
    }
}
