use super::*;
use std::sync::Arc;
#[test]
fn scratch() {
    let a = Arc::new(Document::new("a.txt", "RMS Titanic was a ship. Of the estimated 2,224 passengers and crew aboard, 1,496 died. The wreck was found on 1 September 1985 by a French and American expedition, at a depth of 12,415 feet. Titanic carried 20 lifeboats, which could take 1,178 people. It was 882 feet 9 inches long."));
    let b = Arc::new(Document::new("b.txt", "The Titanic. She had gone down with more than sixteen hundred souls. The wreck was discovered by Robert Ballard in September 1985 at a depth of 12,500 feet. There were but sixteen boats for all that company. She was 882 feet long."));
    let told: Vec<Told> = [a, b].iter().enumerate().map(|(i, d)| statement::read(i as u32, d)).collect();
    let scale = weigh::Scale::of(&told);
    for s in &told[0].statements { for t in &told[1].statements {
        let x = told[0].document.prose().get(s.span.clone()).unwrap(); let y = told[1].document.prose().get(t.span.clone()).unwrap();
        println!("{x} | {y}: {:?} {:?} {:?} heads {:?} {:?} parts {:?} {:?} whole {} {} v {:?} {:?}", s.class, t.class, score::score(s, t, &scale).map(|s| (s.total, s.sure)), s.head, t.head, s.part, t.part, s.whole, t.whole, claims::value(&told[0], s).map(|v| v.to_string()), claims::value(&told[1], t).map(|v| v.to_string()));
    }}
}
