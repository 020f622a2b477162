//! The tree of schedules in Graphviz's language: an edge says what strands do, a leaf what comes of it.

use std::fmt::Write;

use interleave_explore::{
    findings::{Cost, Rest},
    report::{Reached, Report},
    tree::Tree,
};

/// The tree as a directed graph. Leaves of failures are red.
pub fn graph(tree: &Tree, report: &Report) -> String {
    let failing = report.failing();
    let mut out = String::from("digraph schedules {\n    node [shape=point];\n    edge [fontname=monospace, fontsize=10];\n");
    for (index, node) in tree.nodes.iter().enumerate() {
        if let Some((outcome, rest)) = &node.end {
            let fails = report
                .reached
                .iter()
                .zip(&failing)
                .any(|(reached, fails)| *fails && (&reached.outcome, reached.rest) == (outcome, *rest));
            let reached = Reached {
                outcome: outcome.clone(),
                rest: *rest,
                count: 0,
                steps: Vec::new(),
                cycle: Vec::new(),
                cost: Cost::default(),
                schedule: None,
            };
            let color = if fails || *rest != Rest::Finished { "red" } else { "black" };
            let label = quoted(&super::report::outcome(&reached));
            let _ = writeln!(out, "    n{index} [shape=box, color={color}, label={label}];");
        }
        if let Some(parent) = node.parent {
            let lines: Vec<String> =
                node.way.iter().flat_map(|(name, deeds)| deeds.iter().map(move |deed| format!("{name}: {deed}"))).collect();
            let label: String = lines.iter().map(|line| line.replace('\\', "\\\\").replace('"', "\\\"") + "\\l").collect();
            let _ = writeln!(out, "    n{parent} -> n{index} [label=\"{label}\"];");
        }
    }
    if !report.counted {
        out.push_str("    label=\"Not all schedules are here.\";\n");
    }
    out.push_str("}\n");
    out
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
