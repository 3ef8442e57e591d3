//! One finding of the audit, and its words.
use crate::domain::{GridCode, Level, NotATelephone, PersonId, Phone, Post, Register, mask_name};
use serde::{Deserialize, Serialize};
use wangge_texts::{Lang, audit as t};

/// How bad it is. Ordered: the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// A resident would be led wrong or reach nobody.
    Error,
    /// A rule of the county is not kept.
    Warning,
    /// Worth knowing; nothing need be done.
    Note,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IssueKind {
    /// A grid whose parent is not in the register.
    NoParent,
    /// A grid without a responsible person.
    Vacant,
    /// Two people hold the same post on the grid at once.
    HeldTwice {
        /// The post.
        post: Post,
        /// Who.
        people: [PersonId; 2],
    },
    /// A telephone of a person with a post that cannot be dialled.
    BrokenPhone {
        /// Whose.
        person: PersonId,
        /// As written.
        written: String,
    },
    /// The responsible person has no telephone.
    NoPhone {
        /// Whose.
        person: PersonId,
    },
    /// An appointment of a person, or on a grid, that is not in the register.
    Dangling {
        /// Whose.
        person: PersonId,
    },
    /// Gridworkers of level 4 of whom nothing says how they were chosen.
    NoOrigin {
        /// How many, of the village.
        gridworkers: usize,
    },
    /// People of one name in one village.
    Namesakes {
        /// The name.
        name: String,
        /// Who, in the order of their numbers.
        people: Vec<PersonId>,
    },
    /// Households in no household-level grid.
    NoGrid {
        /// How many, of the group.
        households: usize,
        /// Doors or masked names of the first few.
        which: String,
    },
    /// Households that name a grid that is not in the register or not of their group.
    WrongGrid {
        /// How many, of the group.
        households: usize,
        /// Doors or masked names of the first few.
        which: String,
    },
    /// A household listed in two grids.
    TwoGrids {
        /// Door or masked name.
        which: String,
        /// The two grids.
        grids: [GridCode; 2],
    },
    /// A household listed twice in the same grid.
    ListedTwice {
        /// Door or masked name.
        which: String,
    },
    /// Fewer households than the rule, though the group could be divided by it.
    TooSmall {
        /// Households in it.
        households: usize,
    },
    /// More households than the rule, though the group could be divided by it.
    TooLarge {
        /// Households in it.
        households: usize,
    },
    /// A group whose number of households cannot be divided by the rule.
    CannotDivide {
        /// Households in the group.
        households: usize,
    },
    /// A grid without a single household.
    Empty,
    /// Households whose telephone cannot be dialled.
    BrokenHouseholdPhones {
        /// How many, of the group.
        households: usize,
    },
}

/// One finding: what, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The grid, group or village it concerns.
    pub place: GridCode,
    /// What is wrong.
    pub kind: IssueKind,
}

impl Issue {
    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match &self.kind {
            IssueKind::NoParent
            | IssueKind::Vacant
            | IssueKind::HeldTwice { .. }
            | IssueKind::BrokenPhone { .. }
            | IssueKind::NoPhone { .. }
            | IssueKind::Dangling { .. }
            | IssueKind::NoGrid { .. }
            | IssueKind::WrongGrid { .. }
            | IssueKind::TwoGrids { .. } => Severity::Error,
            IssueKind::ListedTwice { .. }
            | IssueKind::TooSmall { .. }
            | IssueKind::TooLarge { .. }
            | IssueKind::Empty => Severity::Warning,
            IssueKind::NoOrigin { .. }
            | IssueKind::Namesakes { .. }
            | IssueKind::CannotDivide { .. }
            | IssueKind::BrokenHouseholdPhones { .. } => Severity::Note,
        }
    }

    /// A short name of the kind, the same for all issues of it, to group and filter by.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        match &self.kind {
            IssueKind::NoParent => t::no_parent(lang),
            IssueKind::Vacant => t::vacant(lang),
            IssueKind::HeldTwice { .. } => t::held_twice(lang),
            IssueKind::BrokenPhone { .. } => t::broken_phone(lang),
            IssueKind::NoPhone { .. } => t::no_phone(lang),
            IssueKind::Dangling { .. } => t::dangling(lang),
            IssueKind::NoOrigin { .. } => t::no_origin(lang),
            IssueKind::Namesakes { .. } => t::namesakes(lang),
            IssueKind::NoGrid { .. } => t::no_grid(lang),
            IssueKind::WrongGrid { .. } => t::wrong_grid(lang),
            IssueKind::TwoGrids { .. } => t::two_grids(lang),
            IssueKind::ListedTwice { .. } => t::listed_twice(lang),
            IssueKind::TooSmall { .. } => t::too_small(lang),
            IssueKind::TooLarge { .. } => t::too_large(lang),
            IssueKind::CannotDivide { .. } => t::cannot_divide(lang),
            IssueKind::Empty => t::empty(lang),
            IssueKind::BrokenHouseholdPhones { .. } => t::broken_household_phones(lang),
        }
    }

    /// What happened and what to do, in words; private names are masked.
    #[must_use]
    pub fn message(&self, register: &Register, lang: Lang) -> String {
        let name =
            |id: &PersonId| register.persons.get(id).map_or_else(|| format!("#{}", id.0), |p| p.name.clone());
        let rule = register.settings.size;
        match &self.kind {
            IssueKind::NoParent => {
                let parent = self.place.parent().map(|c| c.to_string()).unwrap_or_default();
                t::no_parent_do(lang, &parent)
            }
            IssueKind::Vacant => t::vacant_do(lang, &Post::Head.name(self.place.level(), lang)),
            IssueKind::HeldTwice { post, people: [a, b] } => {
                t::held_twice_do(lang, &name(a), &name(b), &post.name(self.place.level(), lang))
            }
            IssueKind::BrokenPhone { person, written } => {
                t::broken_phone_do(lang, &name(person), written, &NotATelephone::why(written, lang))
            }
            IssueKind::NoPhone { person } => t::no_phone_do(lang, &name(person)),
            IssueKind::Dangling { person } => t::dangling_do(lang, &name(person)),
            IssueKind::NoOrigin { gridworkers } => t::no_origin_do(lang, gridworkers),
            IssueKind::Namesakes { name, people } => {
                let phones: Vec<String> = people
                    .iter()
                    .filter_map(|id| register.persons.get(id))
                    .map(|p| p.phone.valid().map_or_else(|| "—".to_owned(), |n| n.spaced()))
                    .collect();
                t::namesakes_do(lang, &people.len(), name, &phones.join("、"))
            }
            IssueKind::NoGrid { households, which } => t::no_grid_do(lang, households, which),
            IssueKind::WrongGrid { households, which } => t::wrong_grid_do(lang, households, which),
            IssueKind::TwoGrids { which, grids: [a, b] } => {
                t::two_grids_do(lang, which, &register.full_name(*a), &register.full_name(*b))
            }
            IssueKind::ListedTwice { which } => t::listed_twice_do(lang, which),
            IssueKind::TooSmall { households } => t::too_small_do(lang, households, &rule.min, &rule.max),
            IssueKind::TooLarge { households } => t::too_large_do(lang, households, &rule.min, &rule.max),
            IssueKind::CannotDivide { households } => {
                t::cannot_divide_do(lang, households, &rule.min, &rule.max)
            }
            IssueKind::Empty => t::empty_do(lang).to_owned(),
            IssueKind::BrokenHouseholdPhones { households } => {
                t::broken_household_phones_do(lang, households)
            }
        }
    }
}

/// How a household is named in an issue: by its door, or by its head's name, masked.
pub(super) fn household_words(household: &crate::domain::Household) -> String {
    household.door.as_ref().map_or_else(|| mask_name(&household.head), ToString::to_string)
}

/// Whether a telephone field is there and cannot be dialled.
pub(super) const fn broken(phone: &Phone) -> bool {
    matches!(phone, Phone::Broken(_))
}

/// The levels at which a missing responsible person or telephone leads a resident astray.
pub(super) const fn answers_residents(level: Level) -> bool {
    !matches!(level, Level::County)
}
