use super::*;
use proptest::prelude::*;

fn check(text: &str) -> GridCode {
    text.parse().unwrap()
}

#[test]
fn levels_and_parents() {
    let grid = check("9901271002010305");
    assert_eq!(grid.level(), Level::Household);
    assert_eq!(grid.number(), 5);
    let up: Vec<String> = std::iter::successors(Some(grid), |c| c.parent()).map(|c| c.to_string()).collect();
    assert_eq!(up, ["9901271002010305", "99012710020103", "990127100201", "990127100", "990127"]);
    assert_eq!(check("990127").number(), 990_127);
}

#[test]
fn what_is_not_a_code_says_why() {
    assert_eq!("".parse::<GridCode>(), Err(CodeError::NotDigits));
    assert_eq!("99012710a".parse::<GridCode>(), Err(CodeError::NotDigits));
    assert_eq!("99012710".parse::<GridCode>(), Err(CodeError::Length(8)));
    assert_eq!("990127000201".parse::<GridCode>(), Err(CodeError::ZeroPart));
    assert_eq!("000000100201".parse::<GridCode>(), Err(CodeError::ZeroPart));
}

#[test]
fn statistical_codes_filled_with_zeros() {
    assert_eq!(GridCode::from_division("610327000000"), "610327".parse());
    assert_eq!(GridCode::from_division("610327100000"), "610327100".parse());
    assert_eq!(GridCode::from_division("610327100201"), "610327100201".parse());
    assert_eq!(GridCode::from_division("610000000000"), "610000".parse());
}

#[test]
fn children_fit_their_width() {
    let group = check("99012710020103");
    assert_eq!(group.child(99).unwrap().to_string(), "9901271002010399");
    assert_eq!(group.child(100), None);
    assert_eq!(group.child(0), None);
    assert_eq!(check("9901271002010305").child(1), None);
}

fn any_code() -> impl Strategy<Value = GridCode> {
    (100_000_u64..999_999, 1_u16..=999, 1_u16..=999, 1_u16..=99, 1_u16..=99, 0_usize..5).prop_map(
        |(county, town, village, group, grid, depth)| {
            let mut code: GridCode = county.to_string().parse().unwrap();
            for number in [town, village, group, grid].into_iter().take(depth) {
                code = code.child(number).unwrap();
            }
            code
        },
    )
}

proptest! {
    #[test]
    fn text_and_json_round_trip(code in any_code()) {
        prop_assert_eq!(code.to_string().parse::<GridCode>(), Ok(code));
        prop_assert_eq!(code.to_string().len(), code.level().digits());
        let json = serde_json::to_string(&code).unwrap();
        prop_assert_eq!(serde_json::from_str::<GridCode>(&json).unwrap(), code);
    }

    #[test]
    fn a_parent_holds_its_child_and_orders_before_it(code in any_code()) {
        if let Some(parent) = code.parent() {
            prop_assert!(parent.holds(code) && !code.holds(parent));
            prop_assert!(parent < code && code <= parent.last());
            prop_assert!(code.to_string().starts_with(&parent.to_string()));
            prop_assert_eq!(parent.child(code.number() as u16), Some(code));
        }
    }

    #[test]
    fn subtree_range_is_exactly_what_it_holds(a in any_code(), b in any_code()) {
        prop_assert_eq!(a.holds(b), a <= b && b <= a.last());
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,20}") {
        let _ = text.parse::<GridCode>();
        let _ = GridCode::from_division(&text);
    }
}
