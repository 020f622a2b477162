//! Interleave's page. It knows the protocol and never the machine.
//!
//! State and all that is computed from it are plain data in modules without a browser; `web` touches the
//! browser, `view` draws.

pub mod arrange;
pub mod axis;
pub mod chrome;
pub mod course;
pub mod detail;
pub mod examples;
pub mod figures;
pub mod files;
pub mod host;
pub mod labs;
pub mod lanes;
pub mod link;
pub mod model;
pub mod opening;
pub mod output;
pub mod palette;
pub mod picture;
pub mod plain_text;
pub mod route;
pub mod schedules;
pub mod shortcuts;
pub mod stand;
pub mod status;
pub mod svg;
pub mod tree;
pub mod update;
pub mod view;
pub mod ways;
pub mod web;
pub mod words;
