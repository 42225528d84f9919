//! Takes the bytes of a document, gives its text and the way from there back to the bytes.
//!
//! UTF-8 is taken as it is. UTF-16 is known by its mark or by its zero bytes. What is neither is read as Windows-1252,
//! which can read anything; so that is a guess, and said aloud.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::foreign::Foreign;
use super::map::Map;

/// How a document is written on disk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// With a byte-order mark or without.
    #[default]
    Utf8,
    /// UTF-16, little end first.
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Guessed, since the bytes are not UTF-8.
    Windows1252 {
        /// The first byte that is not UTF-8.
        first: usize,
    },
}

/// Why bytes are no text, and where that shows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotText {
    /// A byte offset.
    pub at: usize,
    /// What stands there, in a few words.
    pub why: &'static str,
    /// What kind of file it is, where that is known.
    pub foreign: Option<Foreign>,
}

impl NotText {
    /// Bytes of which only this is known.
    fn at(at: usize, why: &'static str) -> Self {
        Self { at, why, foreign: None }
    }
}

/// A text and where its characters stand on disk.
#[derive(Debug)]
pub(super) struct Decoded {
    pub text: String,
    /// None where offsets in the text are offsets on disk.
    pub map: Option<Map>,
    pub encoding: Encoding,
}

const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads bytes as text.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    match bytes.get(..2) {
        Some([0xff, 0xfe]) => return wide(&bytes, Encoding::Utf16Le),
        Some([0xfe, 0xff]) => return wide(&bytes, Encoding::Utf16Be),
        _ => {}
    }
    if let Some(at) = memchr::memchr(0, &bytes) {
        let zero = NotText::at(at, "a zero byte");
        return sniff(&bytes).and_then(|encoding| wide(&bytes, encoding).ok()).ok_or(zero);
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, map: None, encoding: Encoding::Utf8 }),
        Err(error) => error,
    };
    guessed(error.as_bytes(), error.utf8_error().valid_up_to())
}

/// UTF-16 without a mark: in any text in it the spaces, if nothing else, have their zero byte on one side only.
fn sniff(bytes: &[u8]) -> Option<Encoding> {
    const ENOUGH: usize = 1 << 16;
    let (mut even, mut odd) = (0, 0);
    for (at, _) in bytes.iter().take(ENOUGH).enumerate().filter(|(_, byte)| **byte == 0) {
        if at % 2 == 0 { even += 1 } else { odd += 1 }
    }
    let pairs = bytes.len().min(ENOUGH) / 2;
    let speaks = |this: usize, other: usize| this >= 2 && this * 10 >= pairs && other * 20 <= this;
    if speaks(odd, even) {
        Some(Encoding::Utf16Le)
    } else if speaks(even, odd) {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// UTF-16, whole and without zero characters.
fn wide(bytes: &[u8], encoding: Encoding) -> Result<Decoded, NotText> {
    if bytes.len() % 2 == 1 {
        return Err(NotText::at(bytes.len() - 1, "UTF-16 that ends inside a character"));
    }
    let decoder = if encoding == Encoding::Utf16Le { UTF_16LE } else { UTF_16BE };
    let (text, broken) = decoder.decode_without_bom_handling(bytes);
    if broken {
        return Err(NotText::at(lone(bytes, encoding), "UTF-16 with half a character"));
    }
    let mut map = Map::default();
    let mut at = 0;
    for c in text.chars() {
        let end = at + 2 * c.len_utf16();
        if c == '\0' {
            return Err(NotText::at(at, "a zero character"));
        }
        map.replace(c.len_utf8(), at..end);
        at = end;
    }
    Ok(Decoded { text: text.into_owned(), map: Some(map), encoding })
}

/// Where the first surrogate without its other half stands.
fn lone(bytes: &[u8], encoding: Encoding) -> usize {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [low, high] if encoding == Encoding::Utf16Le => u16::from_le_bytes([*low, *high]),
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    let mut at = 0;
    for c in char::decode_utf16(units) {
        match c {
            Ok(c) => at += 2 * c.len_utf16(),
            Err(_) => break,
        }
    }
    at
}

/// Windows-1252, unless the bytes look like no text at all.
fn guessed(bytes: &[u8], first: usize) -> Result<Decoded, NotText> {
    let control = |byte: &u8| matches!(byte, 1..=8 | 0x0b | 0x0e..=0x19 | 0x1c..=0x1f);
    let controls = bytes.iter().filter(|byte| control(byte)).count();
    // One in fifty: a stray one is dirt, many are pictures and programs.
    if controls * 50 > bytes.len() {
        let at = bytes.iter().position(control).unwrap_or(0);
        return Err(NotText::at(at, "one of many control characters"));
    }
    let marked = bytes.strip_prefix(BOM);
    let body = marked.unwrap_or(bytes);
    let start = bytes.len() - body.len();
    let (decoded, _) = WINDOWS_1252.decode_without_bom_handling(body);
    let mut text = String::with_capacity(start + decoded.len());
    let mut map = Map::default();
    if marked.is_some() {
        text.push('\u{feff}');
        map.copy(start, 0);
    }
    text.push_str(&decoded);
    for (nth, c) in decoded.chars().enumerate() {
        map.replace(c.len_utf8(), start + nth..start + nth + 1);
    }
    Ok(Decoded { text, map: Some(map), encoding: Encoding::Windows1252 { first } })
}

#[cfg(test)]
mod tests {
    use super::{Encoding, decode};
    use crate::document::Document;

    const TEXT: &str = "Nearly 700,000 \u{201c}enemies\u{201d} \u{2013} caf\u{e9}, in 1937.\r\nA second line.";

    fn utf16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    fn windows(text: &str) -> Vec<u8> {
        encoding_rs::WINDOWS_1252.encode(text).0.into_owned()
    }

    /// Every span of whole characters leads to bytes that decode to it again.
    #[test]
    fn offsets_hold_on_disk_in_every_encoding() {
        let more = format!("{TEXT} 👩\u{200d}🚀 голод");
        let bom = format!("\u{feff}{more}");
        let ours = windows(TEXT);
        type Read = fn(&[u8]) -> String;
        let table: [(&str, Vec<u8>, Read); 7] = [
            (&more, more.clone().into_bytes(), |b| String::from_utf8(b.to_vec()).unwrap()),
            (&bom, bom.clone().into_bytes(), |b| String::from_utf8(b.to_vec()).unwrap()),
            (&more, utf16(&more, true), |b| encoding_rs::UTF_16LE.decode_without_bom_handling(b).0.into_owned()),
            (&more, utf16(&more, false), |b| encoding_rs::UTF_16BE.decode_without_bom_handling(b).0.into_owned()),
            (&bom, utf16(&bom, true), |b| encoding_rs::UTF_16LE.decode_without_bom_handling(b).0.into_owned()),
            (&bom, utf16(&bom, false), |b| encoding_rs::UTF_16BE.decode_without_bom_handling(b).0.into_owned()),
            (TEXT, ours, |b| encoding_rs::WINDOWS_1252.decode_without_bom_handling(b).0.into_owned()),
        ];
        for (text, bytes, read) in table {
            let document = Document::decode("d.txt", bytes.clone()).unwrap();
            assert_eq!(document.text(), text);
            let marks: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            for (nth, start) in marks.iter().enumerate() {
                for end in &marks[nth..] {
                    let disk = document.on_disk(*start..*end);
                    assert_eq!(read(&bytes[disk]), text[*start..*end], "{:?}", document.encoding());
                }
            }
        }
    }

    #[test]
    fn the_encoding_is_known_or_guessed() {
        let encoding = |bytes: &[u8]| decode(bytes.to_vec()).map(|decoded| decoded.encoding).ok();
        let cyrillic = "В тридцать седьмом году было расстреляно много людей.";
        let table = [
            (TEXT.as_bytes().to_vec(), Some(Encoding::Utf8)),
            (Vec::new(), Some(Encoding::Utf8)),
            (utf16(cyrillic, true), Some(Encoding::Utf16Le)),
            (utf16(cyrillic, false), Some(Encoding::Utf16Be)),
            (windows(TEXT), Some(Encoding::Windows1252 { first: 15 })),
            (b"\xef\xbb\xbfcaf\xe9".to_vec(), Some(Encoding::Windows1252 { first: 6 })),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), None),
            (b"\xff\xfea\0b".to_vec(), None),
            (b"\xff\xfe\x00\xd8a\0".to_vec(), None),
            (b"\xff\xfea\0\0\0".to_vec(), None),
            (b"text \0 with a zero".to_vec(), None),
            (b"\x01\x02\xff\x03\x04".to_vec(), None),
        ];
        for (bytes, expected) in table {
            assert_eq!(encoding(&bytes), expected, "{bytes:?}");
        }
        assert_eq!(Document::decode("d", b"\xef\xbb\xbfcaf\xe9".to_vec()).unwrap().text(), "\u{feff}caf\u{e9}");
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_text_or_not(bytes: Vec<u8>) {
            if let Ok(document) = Document::decode("d.txt", bytes.clone()) {
                let disk = document.on_disk(0..document.text().len());
                proptest::prop_assert_eq!(disk, 0..bytes.len());
            }
        }
    }
}
