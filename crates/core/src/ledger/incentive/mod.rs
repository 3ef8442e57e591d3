//! 激励保障 (PRODUCT.md 5.6): assessments, honours, rates, what is proposed to be paid, what was
//! paid. Nobody is ranked and no points are counted: there is no function that compares people.
mod assess;
mod award;
mod honour;
mod income;
mod payment;
mod rate;
mod sums;

pub use assess::{Assessment, AssessmentIssue, Grade, OwnRecords, own_records};
pub use award::{Candidates, NotPaid, Proposal, case_awards, information_awards};
pub use honour::{Honour, HonourKind};
pub use income::{IncomeShare, NoShare, WelfarePost};
pub use payment::{AlreadyPaid, Channel, PayList, PayRow, Payment, PaymentKey, Payments};
pub use rate::{NoRate, Rate, RateKey, overlaps, rate_on};
pub use sums::{PayOf, PaySide, PaySum};
