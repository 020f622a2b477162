//! The tree of a small program's schedules: where its nodes lie, and the ways through it by keys.

use interleave_protocol::TreeNode;

/// Where the nodes lie: columns from the root, rows from the top.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The place of each node: its column, and its row, which may lie between two.
    pub points: Vec<(usize, f64)>,
    /// How many columns there are.
    pub columns: usize,
    /// How many rows there are.
    pub rows: usize,
}

/// A way to another node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the node before, nearer to the root.
    Back,
    /// To the first node behind.
    On,
    /// To the one above it that hangs at the same node, or at the nearest before.
    Up,
    /// To the one below.
    Down,
}

/// The places of a node's children.
fn children(nodes: &[TreeNode], at: usize) -> impl Iterator<Item = usize> {
    (at + 1..nodes.len()).filter(move |place| nodes[*place].parent == Some(at as u32))
}

/// Lays a tree out: each leaf has a row of its own, a node lies in the middle of its children.
pub fn layout(nodes: &[TreeNode]) -> Layout {
    let mut layout = Layout { points: vec![(0, 0.0); nodes.len()], columns: 0, rows: 0 };
    for (place, node) in nodes.iter().enumerate() {
        let column = node.parent.map_or(0, |parent| layout.points[parent as usize].0 + 1);
        layout.points[place].0 = column;
        layout.columns = layout.columns.max(column + 1);
        if children(nodes, place).next().is_none() {
            layout.points[place].1 = layout.rows as f64;
            layout.rows += 1;
        }
    }
    // Children come after their parents, so from behind they are placed before.
    for place in (0..nodes.len()).rev() {
        let rows: Vec<f64> = children(nodes, place).map(|child| layout.points[child].1).collect();
        if let (Some(first), Some(last)) = (rows.first(), rows.last()) {
            layout.points[place].1 = (first + last) / 2.0;
        }
    }
    layout
}

/// The node to which a way leads; the same one where there is none.
pub fn step(nodes: &[TreeNode], layout: &Layout, at: usize, direction: Direction) -> usize {
    let parent = || nodes.get(at).and_then(|node| node.parent).map(|parent| parent as usize);
    let (column, row) = layout.points.get(at).copied().unwrap_or_default();
    let beside = |better: &dyn Fn(f64) -> bool| {
        let same = (0..nodes.len()).filter(|place| layout.points[*place].0 == column && better(layout.points[*place].1));
        same.min_by(|one, other| (layout.points[*one].1 - row).abs().total_cmp(&(layout.points[*other].1 - row).abs()))
    };
    let found = match direction {
        Direction::Back => parent(),
        Direction::On => children(nodes, at).next(),
        Direction::Up => beside(&|other| other < row),
        Direction::Down => beside(&|other| other > row),
    };
    found.unwrap_or(at)
}

/// What was done from the root to a node: names of strands, and what each did in one go.
pub fn way(nodes: &[TreeNode], at: usize) -> Vec<(String, Vec<String>)> {
    let mut path = Vec::new();
    let mut next = Some(at);
    while let Some(place) = next {
        path.push(place);
        next = nodes.get(place).and_then(|node| node.parent).map(|parent| parent as usize);
    }
    let mut all: Vec<(String, Vec<String>)> = Vec::new();
    for (name, deeds) in path.into_iter().rev().filter_map(|place| nodes.get(place)).flat_map(|node| &node.way) {
        match all.last_mut() {
            Some((last, before)) if last == name => before.extend(deeds.iter().cloned()),
            _ => all.push((name.clone(), deeds.clone())),
        }
    }
    all
}

/// The nodes at which executions end, in order.
pub fn leaves(nodes: &[TreeNode]) -> impl Iterator<Item = (usize, u32)> {
    nodes.iter().enumerate().filter_map(|(place, node)| Some((place, node.outcome?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A root with a leaf and a node with two leaves.
    fn tree() -> Vec<TreeNode> {
        let node = |parent, name: &str, outcome| TreeNode {
            parent,
            way: vec![(name.to_owned(), vec![format!("{name} does")])],
            outcome,
        };
        vec![
            TreeNode::default(),
            node(Some(0), "a", Some(0)),
            node(Some(0), "b", None),
            node(Some(2), "b", Some(1)),
            node(Some(2), "a", Some(0)),
        ]
    }

    #[test]
    fn leaves_have_rows_and_nodes_lie_between_their_children() {
        let layout = layout(&tree());
        assert_eq!(layout.points, [(0, 0.75), (1, 0.0), (1, 1.5), (2, 1.0), (2, 2.0)]);
        assert_eq!((layout.columns, layout.rows), (3, 3));
        assert_eq!(super::layout(&[]), Layout::default());
    }

    #[test]
    fn keys_lead_through_the_tree() {
        let nodes = tree();
        let layout = layout(&nodes);
        let to = |at, direction| step(&nodes, &layout, at, direction);
        assert_eq!([to(0, Direction::On), to(1, Direction::Down), to(2, Direction::On), to(3, Direction::Down)], [1, 2, 3, 4]);
        assert_eq!([to(4, Direction::Up), to(4, Direction::Back), to(2, Direction::Back), to(2, Direction::Up)], [3, 2, 0, 1]);
        assert_eq!([to(0, Direction::Back), to(1, Direction::On), to(1, Direction::Up)], [0, 1, 1], "there is no such way");
    }

    #[test]
    fn what_one_strand_does_in_a_row_is_told_in_one_go() {
        let way = way(&tree(), 3);
        assert_eq!(way, [("b".to_owned(), vec!["b does".to_owned(), "b does".to_owned()])]);
        assert_eq!(leaves(&tree()).collect::<Vec<_>>(), [(1, 0), (3, 1), (4, 0)]);
    }
}
