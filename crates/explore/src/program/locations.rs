//! Which places strands share, and how each strand touches them: found out while steps are done.

use interleave_core::observe::{Kind, Named, Names, Part, Place};
use rustc_hash::FxHashMap;

use crate::{
    looks::members,
    system::{LocationIx, StrandIx},
};

/// A place by names, the same in all executions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Location {
    Object(u64, Part),
    Kernel(u64, u64),
    Strand(u64),
    Output,
    /// The clock that keeps to durations.
    Time,
    /// Whether time passes: every step keeps it from that.
    Epoch,
}

/// What is known of a location.
#[derive(Clone, Debug)]
pub(super) struct Info {
    pub(super) location: Location,
    /// Who reads, writes and adds, a bit for each strand.
    touched: [u64; 3],
    /// Who made what is there before others knew of it.
    published: u64,
    /// Where states keep its content, if they do.
    pub(super) slot: Option<u32>,
    /// Whether steps end there.
    pub(super) visible: bool,
}

/// All locations.
#[derive(Clone, Debug, Default)]
pub(super) struct Locations {
    all: Vec<Info>,
    index: FxHashMap<Location, LocationIx>,
    /// The locations of each name.
    names: FxHashMap<u64, Vec<LocationIx>>,
    /// Strands by number.
    strands: Vec<u64>,
    /// Who made known what has a name, a bit for each strand.
    publishers: FxHashMap<u64, u64>,
}

impl Location {
    /// The location of a place; `None` while only one strand can know it.
    pub(super) fn of(place: Place, names: &Names) -> Option<Self> {
        let Some(named) = place.named() else {
            return Some(if place == Place::Time { Self::Time } else { Self::Output });
        };
        let name = names.get(named)?;
        Some(match place {
            Place::Object(_, part) => Self::Object(name, part),
            Place::Kernel(_, part) => Self::Kernel(name, part),
            Place::Strand(_) => Self::Strand(name),
            Place::Output => Self::Output,
            Place::Time => Self::Time,
        })
    }

    /// The place of this location in an execution in which `named` has the location's name.
    pub(super) fn place(self, named: Named) -> Option<Place> {
        match (self, named) {
            (Self::Object(_, part), Named::Object(id)) => Some(Place::Object(id, part)),
            (Self::Kernel(_, part), Named::Kernel(kernel)) => Some(Place::Kernel(kernel, part)),
            (Self::Strand(_), Named::Strand(strand)) => Some(Place::Strand(strand)),
            _ => None,
        }
    }

    /// Whether a touch of this kind changes the content by what does not depend on what it was.
    pub(super) fn adds(self, kind: Kind) -> bool {
        matches!(self, Self::Object(_, Part::Items)) && kind == Kind::Add
    }

    /// The name of what it is a part of.
    pub(super) fn name(self) -> Option<u64> {
        match self {
            Self::Object(name, _) | Self::Kernel(name, _) | Self::Strand(name) => Some(name),
            Self::Output | Self::Time | Self::Epoch => None,
        }
    }

    /// Whether what a step does depends on what was there before it touched the location in this way.
    pub(super) fn is_asked(self, kind: Kind) -> bool {
        match self {
            Self::Object(_, Part::Items) => !self.adds(kind),
            Self::Object(_, Part::Form) | Self::Output => false,
            _ => true,
        }
    }
}

impl Locations {
    /// The number of a location.
    pub(super) fn find(&mut self, location: Location) -> LocationIx {
        if let Some(ix) = self.index.get(&location) {
            return *ix;
        }
        let ix = LocationIx(self.all.len() as u32);
        self.index.insert(location, ix);
        self.all.push(Info { location, touched: [0; 3], published: 0, slot: None, visible: false });
        if let Some(name) = location.name() {
            self.names.entry(name).or_default().push(ix);
            self.all[ix.0 as usize].published = self.publishers.get(&name).copied().unwrap_or(0);
            if let Location::Object(_, Part::Key(_)) = location {
                // Who changes the object as a whole changes this item too.
                if let Some(form) = self.index.get(&Location::Object(name, Part::Form)) {
                    self.all[ix.0 as usize].touched[1] = self.all[form.0 as usize].touched[1];
                }
            }
        }
        ix
    }

    /// Numbers all anew, those first at which steps end: engines are fastest with small numbers.
    pub(super) fn order(&mut self) {
        self.all.sort_by_key(|info| !info.visible);
        self.index.clear();
        self.names.clear();
        for (index, info) in self.all.iter().enumerate() {
            let ix = LocationIx(index as u32);
            self.index.insert(info.location, ix);
            if let Some(name) = info.location.name() {
                self.names.entry(name).or_default().push(ix);
            }
        }
    }

    /// The number of the strand with this name.
    pub(super) fn strand(&mut self, name: u64) -> StrandIx {
        let index = self.strands.iter().position(|strand| *strand == name).unwrap_or_else(|| {
            self.strands.push(name);
            self.strands.len() - 1
        });
        StrandIx(index as u32)
    }

    /// The name of a strand.
    pub(super) fn name_of(&self, strand: StrandIx) -> u64 {
        self.strands[strand.0 as usize]
    }

    /// The strand with this name, if it is known.
    pub(super) fn named(&self, name: u64) -> Option<StrandIx> {
        self.strands.iter().position(|strand| *strand == name).map(|index| StrandIx(index as u32))
    }

    /// The names of all strands, by number.
    pub(super) fn strands(&self) -> &[u64] {
        &self.strands
    }

    /// Takes in who touches and publishes what, as another one noted it.
    pub(super) fn absorb(&mut self, other: &Self) {
        let here: Vec<StrandIx> = other.strands.iter().map(|name| self.strand(*name)).collect();
        let bits =
            |set: u64| members(set).fold(0, |bits, strand| bits | here.get(strand as usize).map_or(0, |ix| 1 << (ix.0 % 64)));
        for (name, publishers) in &other.publishers {
            *self.publishers.entry(*name).or_default() |= bits(*publishers);
        }
        for info in &other.all {
            let ix = self.find(info.location);
            let mine = self.info_mut(ix);
            mine.published |= bits(info.published);
            for (touched, there) in mine.touched.iter_mut().zip(info.touched) {
                *touched |= bits(there);
            }
        }
    }

    /// About how many bytes all this takes.
    pub(super) fn bytes(&self) -> u64 {
        (self.all.capacity() * (size_of::<Info>() + 2 * size_of::<(Location, u64)>()) + 64 * self.names.len()) as u64
    }

    /// A strand makes something known to others; what is in it by then is its work.
    pub(super) fn publish(&mut self, name: u64, strand: StrandIx) {
        let bit = 1 << (strand.0 % 64);
        *self.publishers.entry(name).or_default() |= bit;
        for ix in self.of_name(name).to_vec() {
            self.info_mut(ix).published |= bit;
        }
    }

    pub(super) fn info(&self, ix: LocationIx) -> &Info {
        &self.all[ix.0 as usize]
    }

    /// What is known of a location, if that is one.
    pub(super) fn get(&self, ix: LocationIx) -> Option<&Info> {
        self.all.get(ix.0 as usize)
    }

    pub(super) fn info_mut(&mut self, ix: LocationIx) -> &mut Info {
        &mut self.all[ix.0 as usize]
    }

    /// All locations.
    pub(super) fn iter(&self) -> impl Iterator<Item = LocationIx> + use<> {
        (0..self.all.len() as u32).map(LocationIx)
    }

    /// The locations of what has this name.
    pub(super) fn of_name(&self, name: u64) -> &[LocationIx] {
        self.names.get(&name).map_or(&[], Vec::as_slice)
    }

    /// Notes a touch.
    pub(super) fn touch(&mut self, ix: LocationIx, strand: StrandIx, kind: Kind) {
        let bit = 1 << (strand.0 % 64);
        self.info_mut(ix).touched[kind as usize] |= bit;
        if let (Location::Object(name, Part::Form), Kind::Write) = (self.info(ix).location, kind) {
            for item in self.of_name(name).to_vec() {
                if let Location::Object(_, Part::Key(_)) = self.info(item).location {
                    self.info_mut(item).touched[1] |= bit;
                }
            }
        }
    }

    /// Whether states have to keep what is in a location: one strand changes it and another touches it.
    pub(super) fn is_shared(&self, ix: LocationIx) -> bool {
        let Info { touched: [read, written, added], published, location, .. } = *self.info(ix);
        match location {
            Location::Object(_, Part::Items) => {
                return self.is_contended(ix) || read != 0 && published != 0 && (read | published).count_ones() > 1;
            }
            Location::Object(_, Part::Form) => return self.is_contended(ix),
            _ => {}
        }
        let changed = written | added | published;
        changed != 0 && (read | changed).count_ones() > 1
    }

    /// Whether the order matters in which strands touch a location.
    pub(super) fn is_contended(&self, ix: LocationIx) -> bool {
        let Info { touched: [read, written, added], location, .. } = *self.info(ix);
        let apart = |some: u64, others: u64| some != 0 && others != 0 && (some | others).count_ones() > 1;
        match location {
            // What nobody looks at may be in any order.
            Location::Object(_, Part::Items) => apart(read, written | added),
            Location::Object(_, Part::Form) => apart(read, written),
            _ => apart(written, read | written | added) || apart(added, read),
        }
    }
}
