//! The tree of a small program's schedules: one way from its root for each execution of engine A, with what strands do on it.

use crate::{
    exploration::Exploration,
    findings::{End, Rest},
    program::Outcome,
    system::StrandIx,
    telling::deeds,
};

/// The tree: its nodes, the first of which is the root.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tree {
    /// The nodes; each one's children come after it.
    pub nodes: Vec<Node>,
}

/// A point at which executions part, or end.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// The node that it hangs at, but for the root.
    pub parent: Option<usize>,
    /// What was done on the way from there: names of strands, and what each did.
    pub way: Vec<(String, Vec<String>)>,
    /// How the execution ends here, if it does.
    pub end: Option<(Outcome, Rest)>,
}

impl Exploration {
    /// The tree of the executions that engine A kept; `source` is the program's text.
    pub fn tree(&mut self, source: &str) -> Tree {
        let mut kept: Vec<(Vec<StrandIx>, End)> = self.engines.dpor.kept().to_vec();
        kept.sort_by(|x, y| x.0.cmp(&y.0));
        let mut tree = Tree { nodes: vec![Node::default()] };
        // Where the last execution went: after how many of its steps which node stands.
        let mut path: Vec<(usize, usize)> = vec![(0, 0)];
        for index in 0..kept.len() {
            let (steps, end) = kept[index].clone();
            let shared = |other: Option<&(Vec<StrandIx>, End)>| {
                other.map_or(0, |(other, _)| steps.iter().zip(other).take_while(|(x, y)| x == y).count())
            };
            let before = if index > 0 { shared(kept.get(index - 1)) } else { 0 };
            path.retain(|(depth, _)| *depth <= before);
            let told = self.retell(&steps);
            // It parts from each of those that follow at the latest where it parts from the next; a node stands at each such point.
            let mut points: Vec<usize> = kept[index + 1..].iter().map(|other| shared(Some(other))).collect();
            points.push(steps.len());
            points.sort_unstable();
            points.dedup();
            for point in points {
                let (depth, parent) = path[path.len() - 1];
                if point <= depth && !(point == depth && tree.nodes.len() == 1 && steps.is_empty()) {
                    continue;
                }
                let mut way: Vec<(String, Vec<String>)> = Vec::new();
                for step in told.iter().take(point).skip(depth) {
                    let done = deeds(step, source);
                    match way.last_mut() {
                        _ if done.is_empty() => {}
                        Some((name, all)) if *name == step.name => all.extend(done),
                        _ => way.push((step.name.clone(), done)),
                    }
                }
                tree.nodes.push(Node { parent: Some(parent), way, end: None });
                path.push((point, tree.nodes.len() - 1));
            }
            let last = path[path.len() - 1].1;
            tree.nodes[last].end = Some((self.system().outcome(end.outcome), end.rest));
        }
        tree
    }
}
