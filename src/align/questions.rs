//! The questions that an article about a thing answers in numbers, each by the words that ask it.
//!
//! Words of one line ask one thing: `62 locations` are as many shops.

/// A question, by the words that say it, and whether its answer changes with the years.
pub(super) struct Question {
    pub words: &'static [&'static str],
    pub changes: bool,
}

const fn lasting(words: &'static [&'static str]) -> Question {
    Question { words, changes: false }
}

const fn changing(words: &'static [&'static str]) -> Question {
    Question { words, changes: true }
}

/// What is asked of counts.
pub(super) const COUNTS: [Question; 25] = [
    lasting(&["built", "produced", "manufactured"]),
    changing(&["population", "inhabitants", "residents"]),
    changing(&["employees", "employee", "employs", "employed", "staff", "workforce"]),
    changing(&["stores", "shops", "branches", "outlets", "locations"]),
    changing(&["students", "pupils", "enrolment", "enrollment"]),
    changing(&["members", "membership"]),
    changing(&["circulation", "readers", "subscribers"]),
    changing(&["copies", "units"]),
    changing(&["volumes", "items", "objects"]),
    changing(&["visitors"]),
    changing(&["capacity", "seats", "seating", "seat"]),
    lasting(&["floors", "storeys", "stories"]),
    changing(&["rooms"]),
    lasting(&["bedrooms"]),
    lasting(&["pages"]),
    lasting(&["episodes"]),
    lasting(&["chapters"]),
    lasting(&["magnitude"]),
    lasting(&["complement", "crew"]),
    lasting(&["attendance", "spectators"]),
    lasting(&["participants", "competitors"]),
    lasting(&["viewers", "audience"]),
    lasting(&["children", "child"]),
    lasting(&["islands"]),
    lasting(&["guns", "gun"]),
];

/// What is asked of money, speed and other measures that do not convert.
pub(super) const AMOUNTS: [Question; 12] = [
    lasting(&["budget"]),
    lasting(&["cost", "costs", "costing"]),
    lasting(&["gross", "grossed", "grossing", "box"]),
    changing(&["revenue", "revenues", "turnover"]),
    changing(&["profit", "profits", "income"]),
    lasting(&["damage", "damages"]),
    lasting(&["price", "bought", "purchased"]),
    lasting(&["prize"]),
    lasting(&["fine", "fined"]),
    lasting(&["winds", "wind"]),
    lasting(&["speed"]),
    lasting(&["power", "output"]),
];

/// What is asked of measures, beside height, length and the like.
pub(super) const MEASURES: [Question; 3] = [
    lasting(&["running", "runtime", "runs", "duration", "lasts", "lasted"]),
    lasting(&["displacement", "displaced", "displaces"]),
    lasting(&["weight", "weighs", "weighed", "weighing"]),
];
