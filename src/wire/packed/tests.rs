//! What was packed is what comes out, judged by the parser of JSON itself; and what was not packed here is refused.

use proptest::prelude::*;

use super::*;

/// Whatever lies in it, in the words of the parser.
fn said(json: &[u8]) -> String {
    Parsed::of(json).unwrap().tree().to_string()
}

fn unpacked(packed: &[u8]) -> Result<Vec<String>, WireError> {
    let mut unpacked = Unpacked::of(packed)?;
    let mut all = Vec::new();
    while let Some(tree) = unpacked.next(|json| Ok(json.tree().to_string()))? {
        all.push(tree);
    }
    Ok(all)
}

/// Any JSON with whole numbers, in which few words come often.
fn json() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|yes| yes.to_string()),
        any::<i64>().prop_map(|number| number.to_string()),
        (1..400_u32).prop_map(|number| format!("\"woord {number}\"")),
        ".{0,9}".prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(5, 60, 8, |inner| {
        let name = ".{0,2}".prop_map(|name| serde_json::to_string(&name).unwrap());
        let field = (name, inner.clone()).prop_map(|(name, value)| format!("{name}:{value}"));
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(|all| format!("[{}]", all.join(","))),
            prop::collection::vec(field, 0..8).prop_map(|all| format!("{{{}}}", all.join(","))),
        ]
    })
}

proptest! {
    #[test]
    fn what_was_packed_comes_out_as_it_was(all in prop::collection::vec(json(), 0..6)) {
        let texts: Vec<&[u8]> = all.iter().map(String::as_bytes).collect();
        let packed = pack(&texts).unwrap();
        let expected: Vec<String> = texts.iter().map(|json| said(json)).collect();
        prop_assert_eq!(unpacked(&packed), Ok(expected));
        // Half of it says less, or nothing; whatever it says, nobody panics.
        for cut in 0..packed.len() {
            prop_assert_ne!(unpacked(&packed[..cut]).map(|all| all.len()), Ok(texts.len()));
        }
    }

    #[test]
    fn nothing_at_all_makes_it_panic(bytes in prop::collection::vec(prop_oneof![0..40_u8, any::<u8>()], 0..60)) {
        let _ = unpacked(&bytes);
    }
}

#[test]
fn its_bytes_are_frozen() {
    let texts: [&[u8]; 3] = [
        br#"[7,7,"7",null,true,false]"#,
        br#"{"a":{"a":[]}}"#,
        "\"é\\n\"".as_bytes(),
    ];
    let packed = pack(&texts).unwrap();
    let text = [
        &[3, 1, 1, 3][..],
        "7aé\n".as_bytes(),
        &[6 * 8 + 3, 1, 1, 2, 0, 16, 8],
        &[8 + 4, 1, 8 + 4, 1, 3],
        &[2 * 8 + 2],
    ];
    assert_eq!(packed.as_slice(), text.concat());
    assert_eq!(pack(&[]).unwrap().as_slice(), [0]);
    assert_eq!(unpacked(&[0]), Ok(vec![]));
}

#[test]
fn what_is_no_json_or_has_no_whole_number_is_not_packed() {
    for text in ["", "{", "1.5", "[1e3]"] {
        assert_eq!(pack(&[text.as_bytes()]), Err(WireError::Shape), "{text}");
    }
}

#[test]
fn what_was_not_packed_is_refused() {
    let deep = |depth: usize| [&[0][..], &vec![8 + 3; depth - 1], &[3]].concat();
    assert!(unpacked(&deep(DEEPEST)).is_ok());
    for (what, bytes) in [
        ("nothing", vec![]),
        ("no texts", vec![2, 1]),
        (
            "half a letter",
            [&[1, 1][..], &"é".as_bytes()[..1]].concat(),
        ),
        (
            "a cut within a letter",
            [&[2, 1, 1][..], "é".as_bytes()].concat(),
        ),
        ("texts longer than there is", vec![1, 200, 100]),
        (
            "texts longer than can be",
            [&[20][..], &[0xff, 0xff, 0xff, 0x7f].repeat(20)].concat(),
        ),
        ("more texts than there can be", vec![0xff, 0xff, 0xff, 0x7f]),
        ("a number of texts that does not end", vec![0xff; 9]),
        ("an unknown sort", vec![0, 5]),
        ("an unknown value", vec![0, 24]),
        ("a text that is not there", vec![0, 2]),
        ("a name that is not there", vec![0, 12, 0, 0]),
        (
            "more elements than there are",
            vec![0, 0xfb, 0xff, 0xff, 0x7f],
        ),
        ("a list in a list in a list", deep(DEEPEST + 1)),
    ] {
        assert_eq!(unpacked(&bytes), Err(WireError::Shape), "{what}");
    }
}
