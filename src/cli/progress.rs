//! Takes how far long work has come, says so on a terminal in one line that is gone at the end; elsewhere nothing.

use std::io::{self, Write};
use std::time::{Duration, Instant};

/// Work that ends sooner needs no telling.
const SOON: Duration = Duration::from_millis(400);

/// A document of so many bytes is long work by itself.
const LARGE: u64 = 1 << 20;

/// The line that says how far work has come.
pub(super) struct Progress<W: Write> {
    /// None where nobody looks on.
    out: Option<W>,
    total: usize,
    columns: usize,
    begun: Instant,
    /// The columns now written to.
    shown: usize,
}

impl<W: Write> Progress<W> {
    /// Of so many pieces of work; `out` is a terminal of so many columns, or none.
    pub fn of(total: usize, out: Option<W>, columns: usize) -> Self {
        Self { out, total, columns, begun: Instant::now(), shown: 0 }
    }

    /// Says that a piece of work of so many bytes begins, `nth` from 0; nothing where all will soon be done.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn begin(&mut self, nth: usize, name: &str, bytes: u64) -> io::Result<()> {
        if self.out.is_none() || (bytes < LARGE && self.begun.elapsed() < SOON) {
            return Ok(());
        }
        self.clear()?;
        let line = if self.total > 1 { format!("{} of {}: {name}", nth + 1, self.total) } else { name.to_owned() };
        // A line that wraps could not be taken back.
        let line: String = line.chars().take(self.columns.saturating_sub(1)).collect();
        self.shown = line.chars().count();
        self.write(&line)
    }

    /// Takes the line back, before anything else is written and at the end.
    ///
    /// # Errors
    /// Where the terminal cannot be written to.
    pub fn clear(&mut self) -> io::Result<()> {
        let blank = format!("\r{:width$}\r", "", width = self.shown);
        if std::mem::take(&mut self.shown) == 0 { Ok(()) } else { self.write(&blank) }
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        let Some(out) = &mut self.out else { return Ok(()) };
        out.write_all(text.as_bytes())?;
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::{LARGE, Progress};

    #[test]
    fn the_line_is_taken_back() {
        let mut written = Vec::new();
        let mut progress = Progress::of(12, Some(&mut written), 20);
        progress.begin(0, "short.txt", 10).unwrap();
        progress.begin(1, "a/long/name/of/a/document.txt", LARGE).unwrap();
        progress.clear().unwrap();
        progress.clear().unwrap();
        let line = "2 of 12: a/long/nam";
        assert_eq!(String::from_utf8(written).unwrap(), format!("{line}\r{:19}\r", ""));
    }

    #[test]
    fn where_nobody_looks_on_nothing_is_written() {
        let mut progress = Progress::<Vec<u8>>::of(1, None, 80);
        progress.begin(0, "big.txt", LARGE).unwrap();
        progress.clear().unwrap();
        assert!(progress.out.is_none() && progress.shown == 0);
    }
}
