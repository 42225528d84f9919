//! The part that a word or a mark plays in a number or a date; the grammar sees these parts and never
//! compares strings.

/// The part that a token plays.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Lex {
    /// A word without meaning here: often the noun that is counted.
    Other,
    /// A word that cannot be the noun that is counted (verb, pronoun, conjunction).
    Function,
    /// Beyond the first or the last token.
    End,
    /// Punctuation, by its ASCII byte; curly quotation marks and short dashes are mapped to ASCII.
    Punct(u8),
    /// An em dash.
    Dash,
    /// `$`, `£`, …: an index into [`CURRENCIES`].
    Currency(u8),
    PercentSign,
    /// `×`, or a lone `x`.
    Cross,
    /// Digits with their separators: `1934`, `375,000`, `1.8`.
    Digits,
    /// `17th`.
    OrdDigits,
    /// `1930s`, `1930's`.
    Decade,
    /// Digits with several full stops: `12.03.1945`, `1.234.567`.
    Dotted,
    /// `½`.
    Vulgar,
    /// Zero to nineteen.
    Small(u8),
    /// Twenty to ninety.
    Tens(u8),
    Hundred,
    /// A power of ten from a thousand on.
    Scale(u8),
    Dozen,
    Score,
    /// Plurals that count nothing exactly: the power of ten of `hundreds`, `thousands`, …
    Vague(u8),
    Dozens,
    Half,
    Quarter,
    OrdSmall(u8),
    OrdTens(u8),
    /// `hundredth` (2), `thousandth` (3), …
    OrdScale(u8),
    /// `halves` (2), `thirds`, … `twentieths`.
    Parts(u8),
    /// `hundredths` (2), `thousandths` (3), …
    ScaleParts(u8),
    Couple,
    Few,
    Several,
    Point,
    Minus,
    /// `doubled`: times so much; 0 stands for one half.
    Multiple(u8),
    Twice(u8),
    /// `double`, which is a ratio only before what it multiplies.
    Double(u8),
    Fold(u8),
    FoldWord,
    Times,
    Percent,
    Per,
    Month(u8),
    Season(u8),
    Weekday,
    Century,
    Bc,
    Ad,
    /// An index into `UNITS`.
    Unit(u8),
    A,
    The,
    And,
    Or,
    To,
    Of,
    In,
    On,
    At,
    By,
    From,
    Between,
    Through,
    Until,
    Before,
    After,
    Since,
    During,
    Circa,
    About,
    Perhaps,
    Nearly,
    Over,
    Under,
    Exceed,
    More,
    Less,
    Than,
    No,
    Not,
    Least,
    Most,
    Up,
    As,
    Many,
    Some,
    Estimated,
    Upwards,
    Close,
    Short,
    Just,
    Equal,
    So,
    Early,
    Mid,
    Late,
    Ending,
    Start,
    Following,
    Next,
    Previous,
    Same,
    That,
    This,
    Last,
    Later,
    Earlier,
    Ago,
    Onwards,
    Present,
    Turn,
    Every,
    Out,
    Only,
    Clock,
    Meridiem,
    /// `page`, `chapter`, `article`, …: what stands after it is a name and not a number.
    Section,
    /// `printed`, `cast`, …: said of a later copy of a work.
    Edition,
    Born,
    Old,
    New,
    Style,
    Numbered,
    Respectively,
}

/// Symbols of money with the name of their currency.
pub(super) const CURRENCIES: &[(&str, &str)] =
    &[("$", "USD"), ("£", "GBP"), ("€", "EUR"), ("¥", "JPY"), ("₽", "RUB"), ("₹", "INR"), ("₩", "KRW")];

impl Lex {
    /// Whether a number or a date can begin, or be recognised, at this token.
    #[inline]
    pub(super) fn is_trigger(self) -> bool {
        use Lex::*;
        matches!(
            self,
            Digits
                | OrdDigits
                | Decade
                | Dotted
                | Vulgar
                | Small(_)
                | Tens(_)
                | Hundred
                | Scale(_)
                | Dozen
                | Score
                | Vague(_)
                | Dozens
                | Half
                | Quarter
                | OrdSmall(_)
                | OrdTens(_)
                | OrdScale(_)
                | Couple
                | Several
                | Few
                | Multiple(_)
                | Twice(_)
                | Double(_)
                | Fold(_)
                | Month(_)
                | Season(_)
                | Weekday
                | Century
                | Following
                | Next
                | Previous
                | Same
                | That
                | Later
                | Turn
                | Ending
                | Start
                | Mid
        )
    }

    /// Whether the token is a word or digits that belong to a number in words or digits.
    pub(super) fn is_cardinal(self) -> bool {
        use Lex::*;
        matches!(self, Digits | Small(_) | Tens(_) | Hundred | Scale(_) | Dozen | Vulgar)
    }
}
