//! 工作台: the office. Every page here is a lazy part of the app: no resident loads it.
mod audit;
mod export;
mod fields;
mod foot;
mod home;
mod import;
mod node;
mod parts;
mod print;
mod publish;
mod settings;
mod shell;
mod tree;

pub use audit::Audit;
pub use home::Home;
pub use import::Import;
pub use print::Print;
pub use publish::Publish;
pub use settings::Settings;
pub use tree::Tree;
