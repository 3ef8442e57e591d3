//! 工作台: the office. Every page here is a lazy part of the app: no resident loads it.
mod audit;
mod fields;
mod foot;
mod home;
mod import;
mod node;
mod nominations;
mod outdated;
mod parts;
mod print;
mod publish;
mod safe;
mod settings;
mod shell;
mod tree;
mod unlock;

pub use audit::Audit;
pub use home::Home;
pub use import::Import;
pub use nominations::Nominations;
pub use outdated::Outdated;
pub use print::Print;
pub use publish::Publish;
pub use safe::Safe;
pub use settings::Settings;
pub use tree::Tree;
