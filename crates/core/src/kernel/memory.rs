//! Shared memory: its bytes stand in a bytearray of the process that computes, where memoryviews find them, and with the machine
//! meanwhile. Handing them over moves a vector, however long it is.

use super::{KernelObject, KernelRef, KernelTable};
use crate::{
    heap::{Body, Heap},
    value::ObjId,
};

/// Shared memory that a process has mapped.
#[derive(Clone, Copy, Debug)]
pub struct Mapping {
    /// The shared memory.
    pub block: KernelRef,
    /// The bytearray in which the bytes stand while the process computes.
    pub place: ObjId,
    /// How many times it was mapped and not unmapped.
    pub times: u32,
}

/// Hands the bytes of shared memory to the process that is about to compute, or back.
pub fn exchange(heap: &mut Heap, kernel: &mut KernelTable, mappings: &[Mapping]) {
    for mapping in mappings {
        if let KernelObject::Memory { bytes, .. } = &mut kernel.get_mut(mapping.block).object
            && let Body::ByteArray(place) = &mut heap.get_mut(mapping.place).body
        {
            std::mem::swap(bytes, &mut **place);
        }
    }
}
