//! Takes the bytes of a file that is no text, gives what it is in plain words and how a person gets its text.

use std::path::Path;

use memchr::memmem;

/// What a file is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Foreign {
    /// `a PDF`.
    pub what: &'static str,
    /// What to do to have its text.
    pub help: &'static str,
}

const WORD: &str = "save it as plain text (in Word: File, Save As, Plain Text) and name the new `.txt` file";
const OFFICE: &str = "save it as plain text (in LibreOffice: File, Save As, Text) and name the new `.txt` file";
const PDF: &str = "open it, select all, copy, paste into a text editor and save that as a `.txt` file; of a scan, type out \
                   the words";
const SHEET: &str = "copy what is to be compared into a text editor and save that as a `.txt` file";
const IMAGE: &str =
    "a picture holds no text: type out its words, or have them recognised (OCR), and save a `.txt` file";
const ARCHIVE: &str = "unpack it, and name the text files in it";

const DOCX: Foreign = Foreign { what: "a Word document (.docx)", help: WORD };
const DOC: Foreign = Foreign { what: "a Word document (.doc)", help: WORD };
const OPEN: Foreign = Foreign { what: "an OpenDocument file", help: OFFICE };
const ODT: Foreign = Foreign { what: "an OpenDocument text (.odt)", help: OFFICE };
const RTF: Foreign = Foreign { what: "a Rich Text file (.rtf)", help: WORD };
const PICTURE: Foreign = Foreign { what: "a picture", help: IMAGE };
const WORKBOOK: Foreign = Foreign { what: "an Excel workbook", help: SHEET };
const SLIDES: Foreign = Foreign { what: "a PowerPoint file", help: SHEET };
const EBOOK: Foreign = Foreign { what: "an e-book (.epub)", help: ARCHIVE };

/// How files begin, after the PRONOM registry of the National Archives
/// (<https://www.nationalarchives.gov.uk/PRONOM/>).
const SIGNATURES: &[(&[u8], Foreign)] = &[
    (b"%PDF-", Foreign { what: "a PDF", help: PDF }),
    (b"{\\rtf", RTF),
    (b"\x89PNG\r\n", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"II*\0", PICTURE),
    (b"MM\0*", PICTURE),
    (b"\x1f\x8b", Foreign { what: "a packed file (gzip)", help: ARCHIVE }),
    (b"7z\xbc\xaf\x27\x1c", Foreign { what: "a packed file (7z)", help: ARCHIVE }),
    (b"Rar!\x1a\x07", Foreign { what: "a packed file (rar)", help: ARCHIVE }),
];

/// What the members of a zip file say of it.
const MEMBERS: &[(&[u8], Foreign)] = &[
    (b"application/vnd.oasis.opendocument.text", ODT),
    (b"application/vnd.oasis.opendocument.", OPEN),
    (b"application/epub+zip", EBOOK),
    (b"word/document", DOCX),
    (b"xl/workbook", WORKBOOK),
    (b"ppt/presentation", SLIDES),
];

/// By a file's ending, where its bytes do not say which of a family it is.
const ENDINGS: &[(&str, Foreign)] = &[
    ("docx", DOCX),
    ("doc", DOC),
    ("odt", ODT),
    ("rtf", RTF),
    ("xlsx", WORKBOOK),
    ("xls", WORKBOOK),
    ("pptx", SLIDES),
    ("ppt", SLIDES),
    ("epub", EBOOK),
];

/// Compound File Binary, [MS-CFB] 2.2: Office until 2003.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// What a file is by its first bytes, what a zip file holds, and its name's ending; `None` where it may be text.
#[must_use]
pub fn known(path: &str, bytes: &[u8]) -> Option<Foreign> {
    if let Some((_, foreign)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some(*foreign);
    }
    let ending = Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or("");
    let named = || ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending)).map(|(_, foreign)| *foreign);
    if bytes.starts_with(COMPOUND) {
        return Some(named().unwrap_or(Foreign { what: "a file of an old Microsoft Office", help: WORD }));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let held = MEMBERS.iter().find(|(name, _)| memmem::find(bytes, name).is_some()).map(|(_, foreign)| *foreign);
        return Some(held.or_else(named).unwrap_or(Foreign { what: "a zip file", help: ARCHIVE }));
    }
    (bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")).then_some(PICTURE)
}

#[cfg(test)]
mod tests {
    use super::known;

    #[test]
    fn what_is_no_text_is_called_by_its_name() {
        let table: [(&str, &[u8], Option<&str>); 15] = [
            ("a", b"%PDF-1.7\n", Some("a PDF")),
            ("essay.docx", b"PK\x03\x04docx junk", Some("a Word document (.docx)")),
            ("essay", b"PK\x03\x04 [Content_Types].xml PK\x03\x04 word/document.xml", Some("a Word document (.docx)")),
            ("old.DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Some("a Word document (.doc)")),
            ("old", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", Some("a file of an old Microsoft Office")),
            ("a", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.textPK", Some("an OpenDocument text (.odt)")),
            ("a", b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheetPK", Some("an OpenDocument file")),
            ("a.zip", b"PK\x03\x04 letter.txt", Some("a zip file")),
            ("a.txt", b"{\\rtf1\\ansi The flood}", Some("a Rich Text file (.rtf)")),
            ("a.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", Some("a picture")),
            ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 ", Some("a picture")),
            ("a.txt", b"PK was a name in the list.", None),
            ("a.txt", b"%PDF is how such a file begins.", None),
            ("notes.doc", b"Plain text in a file that is called so.", None),
            ("a.txt", b"", None),
        ];
        for (path, bytes, expected) in table {
            assert_eq!(known(path, bytes).map(|foreign| foreign.what), expected, "{path}");
        }
    }
}
