//! Module `_random`: the generator MT19937 (Matsumoto and Nishimura, "Mersenne Twister", ACM TOMACS 1998), bit for bit as CPython
//! uses it. Distributions are Python, in `python/lib/random.py`.

use num_bigint::{BigInt, Sign};
use num_traits::ToPrimitive;

use super::ModuleTable;
use crate::{
    builtins::{TypeTable, text_args::size},
    heap::{Body, names as n, types as t},
    native::{Cx, Native, Raise},
    value::{ObjId, Value},
};

/// The module.
pub const MODULE: ModuleTable = ModuleTable { name: "_random", functions: &[], fill };

/// The generator's type.
pub const TYPES: &[TypeTable] = &[TypeTable { class: t::RANDOM, methods: METHODS, attributes: &[] }];

const METHODS: &[Native] = &[
    Native::fixed("__new__", "cls, /, *args, **kwargs", |cx, args| {
        let class = args[0].as_obj().expect("a type is an object");
        // A derived class seeds its instances itself.
        let generator = if class == t::RANDOM { unseeded(cx) } else { Mt19937::from_number(5489) };
        cx.heap.charge(size_of::<Mt19937>());
        Ok(Value::obj(cx.heap.alloc(class, Body::Random(Box::new(generator)))).into())
    }),
    Native::method("random", "self, /", |cx, args| {
        let x = generator(cx, args[0])?.float();
        Ok(cx.heap.float(x))
    }),
    Native::method("getrandbits", "self, k, /", getrandbits),
    Native::method("seed", "self, n=None, /", seed),
    Native::method("getstate", "self, /", |cx, args| {
        let generator = generator(cx, args[0])?.clone();
        let words = generator.state.iter().map(|word| i64::from(*word)).chain([generator.next as i64]);
        let words: Vec<Value> = words.map(|word| cx.heap.int(word)).collect();
        Ok(cx.heap.tuple(words))
    }),
    Native::method("setstate", "self, state, /", setstate),
];

const SIZE: usize = 624;
const FAR: usize = 397;

/// The generator's state.
#[derive(Clone, Debug)]
pub struct Mt19937 {
    state: [u32; SIZE],
    /// The next word of `state` to give out.
    next: usize,
}

impl Mt19937 {
    /// Seeded with one number.
    pub fn from_number(seed: u32) -> Self {
        let mut state = [seed; SIZE];
        for i in 1..SIZE {
            let before = state[i - 1];
            state[i] = (before ^ (before >> 30)).wrapping_mul(1_812_433_253).wrapping_add(i as u32);
        }
        Self { state, next: SIZE }
    }

    /// Seeded with several numbers, at least one.
    pub fn from_key(key: &[u32]) -> Self {
        let mut generator = Self::from_number(19_650_218);
        let state = &mut generator.state;
        let mut i = 1;
        let mix = |state: &[u32; SIZE], i: usize, factor: u32| {
            let before = state[i - 1];
            state[i] ^ (before ^ (before >> 30)).wrapping_mul(factor)
        };
        let step = |state: &mut [u32; SIZE], i: &mut usize| {
            *i += 1;
            if *i == SIZE {
                state[0] = state[SIZE - 1];
                *i = 1;
            }
        };
        for k in 0..SIZE.max(key.len()) {
            let j = k % key.len();
            state[i] = mix(state, i, 1_664_525).wrapping_add(key[j]).wrapping_add(j as u32);
            step(state, &mut i);
        }
        for _ in 1..SIZE {
            state[i] = mix(state, i, 1_566_083_941).wrapping_sub(i as u32);
            step(state, &mut i);
        }
        state[0] = 1 << 31;
        generator
    }

    /// 32 random bits.
    pub fn word(&mut self) -> u32 {
        if self.next == SIZE {
            for i in 0..SIZE {
                let y = (self.state[i] & 1 << 31) | (self.state[(i + 1) % SIZE] & !(1 << 31));
                let twist = if y & 1 == 1 { 0x9908_b0df } else { 0 };
                self.state[i] = self.state[(i + FAR) % SIZE] ^ (y >> 1) ^ twist;
            }
            self.next = 0;
        }
        let mut y = self.state[self.next];
        self.next += 1;
        y ^= y >> 11;
        y ^= (y << 7) & 0x9d2c_5680;
        y ^= (y << 15) & 0xefc6_0000;
        y ^ (y >> 18)
    }

    /// A float of 53 random bits in `0.0..1.0`.
    pub fn float(&mut self) -> f64 {
        let (high, low) = (self.word() >> 5, self.word() >> 6);
        (f64::from(high) * 67_108_864.0 + f64::from(low)) / 9_007_199_254_740_992.0
    }
}

fn fill(cx: &mut Cx<'_>, dict: ObjId) {
    let name = cx.heap.intern("Random");
    cx.heap.name_set(dict, name, Value::obj(t::RANDOM));
    let module = cx.heap.intern("_random");
    let namespace = cx.heap.ty(t::RANDOM).namespace;
    cx.heap.name_set(namespace, Value::obj(n::MODULE), module);
}

/// Seeded by the machine: another one each time, the same in every run.
fn unseeded(cx: &mut Cx<'_>) -> Mt19937 {
    let key: Vec<u32> = (0..4).map(|_| cx.world.entropy()).flat_map(|word| [word as u32, (word >> 32) as u32]).collect();
    Mt19937::from_key(&key)
}

fn generator<'a>(cx: &'a mut Cx<'_>, v: Value) -> Result<&'a mut Mt19937, Raise> {
    match v.as_obj().filter(|id| matches!(cx.heap.get(*id).body, Body::Random(_))) {
        Some(id) => match &mut cx.heap.get_mut(id).body {
            Body::Random(generator) => Ok(generator),
            other => unreachable!("the body was just a generator, now {other:?}"),
        },
        None => {
            let name = cx.heap.type_name(v);
            Err(cx.type_error(format!("descriptor requires a '_random.Random' object but received a '{name}'")))
        }
    }
}

fn getrandbits(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let bits = size(cx, args[1])?;
    let Ok(mut left) = u64::try_from(bits) else { return Err(cx.value_error("number of bits must be non-negative")) };
    cx.reserve((left / 8) as usize)?;
    let generator = generator(cx, args[0])?;
    if left <= 32 {
        let word = if left == 0 { 0 } else { generator.word() >> (32 - left) };
        return Ok(cx.heap.int(word.into()));
    }
    let mut words = Vec::with_capacity(left.div_ceil(32) as usize);
    while left > 0 {
        let word = generator.word();
        words.push(if left < 32 { word >> (32 - left) } else { word });
        left = left.saturating_sub(32);
    }
    Ok(cx.heap.big_int(BigInt::from_slice(Sign::Plus, &words)))
}

fn seed(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let seeded = if args[1].is_unbound() || args[1].is_none() {
        unseeded(cx)
    } else {
        let n = match cx.heap.as_big(args[1]) {
            Some(n) => n.into_parts().1,
            None => {
                let name = cx.heap.type_name(args[1]);
                return Err(cx.type_error(format!("'{name}' object cannot be interpreted as an integer")));
            }
        };
        let mut key = n.to_u32_digits();
        if key.is_empty() {
            key.push(0);
        }
        Mt19937::from_key(&key)
    };
    *generator(cx, args[0])? = seeded;
    Ok(Value::NONE)
}

fn setstate(cx: &mut Cx<'_>, args: &[Value]) -> Result<Value, Raise> {
    let Some(Body::Tuple(items)) = cx.heap.body(args[1]) else { return Err(cx.type_error("state vector must be a tuple")) };
    let items = items.clone();
    if items.len() != SIZE + 1 {
        return Err(cx.value_error("state vector is the wrong size"));
    }
    let mut state = [0; SIZE];
    for (word, item) in state.iter_mut().zip(items.iter()) {
        *word = match cx.heap.as_big(*item) {
            Some(n) => n.to_u32().ok_or_else(|| cx.overflow_error("can't convert negative value to unsigned int"))?,
            None => return Err(cx.type_error("an integer is required")),
        };
    }
    let next = cx.heap.as_i64(items[SIZE]).and_then(|next| usize::try_from(next).ok()).filter(|next| *next <= SIZE);
    let Some(next) = next else { return Err(cx.value_error("invalid state")) };
    *generator(cx, args[0])? = Mt19937 { state, next };
    Ok(Value::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_first_words() {
        let mut generator = Mt19937::from_key(&[0x123, 0x234, 0x345, 0x456]);
        let words: Vec<u32> = (0..5).map(|_| generator.word()).collect();
        assert_eq!(words, [1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476]);
    }

    #[test]
    fn floats_are_those_of_cpython() {
        let mut generator = Mt19937::from_key(&[42]);
        assert_eq!([generator.float(), generator.float()], [0.6394267984578837, 0.025010755222666936]);
    }
}
