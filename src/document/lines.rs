//! Takes a text, gives line and column of any byte in it: an index made once, asked often.

/// Where each line of a text starts. Lines end at LF, CRLF or a lone CR.
#[derive(Clone, Debug)]
pub struct Lines {
    /// Byte offset of the first byte of each line; the first is 0.
    starts: Vec<usize>,
}

impl Lines {
    /// Reads the text once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let crlf = bytes.get(at) == Some(&b'\r') && bytes.get(at + 1) == Some(&b'\n');
            if !crlf {
                starts.push(at + 1);
            }
        }
        Self { starts }
    }

    /// How many lines there are, a last empty one included.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The line, from 1, that holds a byte offset.
    #[must_use]
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// The byte offset at which a line, from 1, starts; the end of the last known line beyond that.
    #[must_use]
    pub fn start(&self, line: usize) -> usize {
        let last = self.starts.last().copied().unwrap_or(0);
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(last)
    }

    /// The bytes of a line, from 1, without its end.
    #[must_use]
    pub fn span(&self, line: usize, text: &str) -> std::ops::Range<usize> {
        let start = self.start(line);
        let end = self.starts.get(line).copied().unwrap_or(text.len());
        let content = text.get(start..end).unwrap_or("");
        start..start + content.trim_end_matches(['\n', '\r']).len()
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\nb\r\nc\rd";
        let lines = Lines::of(text);
        assert_eq!(lines.count(), 4);
        let spans: Vec<&str> = (1..=4).map(|n| &text[lines.span(n, text)]).collect();
        assert_eq!(spans, ["a", "b", "c", "d"]);
        assert_eq!([0, 1, 2, 4, 5, 7].map(|at| lines.line(at)), [1, 1, 2, 2, 3, 4]);
    }
}
