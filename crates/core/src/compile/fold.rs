//! Constant expressions computed when compiling.

use ruff_python_ast::{Expr, Number, Operator, UnaryOp};

use super::Compiler;
use super::constants::parse_int;
use crate::bytecode::Constant;

/// How deep an expression of constants is looked into.
const MAX_DEPTH: u32 = 12;
/// Items of a tuple that is made a constant.
const MAX_ITEMS: usize = 256;

impl Compiler<'_> {
    /// The value of an expression that is a constant, or made of constants in a simple way.
    pub(super) fn constant(&mut self, expression: &Expr) -> Option<Constant> {
        self.constant_within(expression, MAX_DEPTH)
    }

    fn constant_within(&mut self, expression: &Expr, depth: u32) -> Option<Constant> {
        let depth = depth.checked_sub(1)?;
        match expression {
            Expr::NoneLiteral(_) => Some(Constant::None),
            Expr::BooleanLiteral(it) => Some(Constant::Bool(it.value)),
            Expr::EllipsisLiteral(_) => Some(Constant::Ellipsis),
            Expr::StringLiteral(it) => Some(Constant::Str(it.value.to_str().into())),
            Expr::BytesLiteral(it) => Some(Constant::Bytes(it.value.bytes().collect())),
            Expr::NumberLiteral(it) => Some(match &it.value {
                Number::Int(value) => match value.as_i64() {
                    Some(small) => Constant::Int(small),
                    None => parse_int(&self.text[it.range.start().to_usize()..it.range.end().to_usize()]),
                },
                Number::Float(value) => Constant::Float(*value),
                Number::Complex { imag, .. } => Constant::Imaginary(*imag),
            }),
            Expr::Name(it) if it.id.as_str() == "__debug__" => Some(Constant::Bool(true)),
            Expr::UnaryOp(it) => {
                let operand = match &*it.operand {
                    Expr::StringLiteral(_) | Expr::BytesLiteral(_) | Expr::Tuple(_) => return None,
                    other => self.constant_within(other, depth)?,
                };
                unary(it.op, operand)
            }
            Expr::BinOp(it) => {
                // The right side first: a long chain of operators leans to the left.
                let right = self.numeric(&it.right, depth)?;
                let left = self.numeric(&it.left, depth)?;
                binary(it.op, &left, &right)
            }
            Expr::Tuple(it) if it.elts.len() <= MAX_ITEMS && it.ctx.is_load() => {
                let mut places = Vec::with_capacity(it.elts.len());
                for element in &it.elts {
                    let constant = self.constant_within(element, depth)?;
                    places.push(self.constants.add(constant));
                }
                Some(Constant::Tuple(places))
            }
            _ => None,
        }
    }

    fn numeric(&mut self, expression: &Expr, depth: u32) -> Option<Constant> {
        match expression {
            Expr::NumberLiteral(_) | Expr::UnaryOp(_) | Expr::BinOp(_) => self.constant_within(expression, depth),
            _ => None,
        }
    }

    /// The value of a small int literal, for instructions that carry one.
    pub(super) fn small_int(&self, expression: &Expr) -> Option<i32> {
        match expression {
            Expr::NumberLiteral(it) => match &it.value {
                Number::Int(value) => value.as_i32(),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether an expression is known to be true or false when compiling.
    pub(super) fn known_truth(&self, expression: &Expr) -> Option<bool> {
        match expression {
            Expr::BooleanLiteral(it) => Some(it.value),
            Expr::NoneLiteral(_) => Some(false),
            Expr::EllipsisLiteral(_) => Some(true),
            Expr::StringLiteral(it) => Some(!it.value.is_empty()),
            Expr::NumberLiteral(it) => Some(match &it.value {
                Number::Int(value) => value.as_u64() != Some(0),
                Number::Float(value) => *value != 0.0,
                Number::Complex { imag, .. } => *imag != 0.0,
            }),
            Expr::Name(it) if it.id.as_str() == "__debug__" => Some(true),
            _ => None,
        }
    }
}

fn unary(op: UnaryOp, operand: Constant) -> Option<Constant> {
    Some(match (op, operand) {
        (UnaryOp::USub, Constant::Int(value)) => match value.checked_neg() {
            Some(value) => Constant::Int(value),
            None => Constant::BigInt(-num_bigint::BigInt::from(value)),
        },
        (UnaryOp::USub, Constant::BigInt(value)) => {
            let negative = -value;
            match i64::try_from(&negative) {
                Ok(small) => Constant::Int(small),
                Err(_) => Constant::BigInt(negative),
            }
        }
        (UnaryOp::USub, Constant::Float(value)) => Constant::Float(-value),
        (UnaryOp::UAdd, value @ (Constant::Int(_) | Constant::BigInt(_) | Constant::Float(_))) => value,
        (UnaryOp::Invert, Constant::Int(value)) => Constant::Int(!value),
        (UnaryOp::Not, Constant::Bool(value)) => Constant::Bool(!value),
        (UnaryOp::Not, Constant::None) => Constant::Bool(true),
        _ => return None,
    })
}

fn binary(op: Operator, left: &Constant, right: &Constant) -> Option<Constant> {
    Some(match (left, right) {
        (Constant::Int(left), Constant::Int(right)) => Constant::Int(match op {
            Operator::Add => left.checked_add(*right)?,
            Operator::Sub => left.checked_sub(*right)?,
            Operator::Mult => left.checked_mul(*right)?,
            Operator::Pow => left.checked_pow(u32::try_from(*right).ok()?)?,
            Operator::LShift if (0..62).contains(right) && left.unsigned_abs().leading_zeros() > *right as u32 + 1 => {
                left << right
            }
            Operator::RShift if (0..63).contains(right) => left >> right,
            Operator::BitAnd => left & right,
            Operator::BitOr => left | right,
            Operator::BitXor => left ^ right,
            Operator::FloorDiv if *right > 0 => left.div_euclid(*right),
            Operator::Mod if *right > 0 => left.rem_euclid(*right),
            _ => return None,
        }),
        (Constant::Float(left), Constant::Float(right)) => Constant::Float(match op {
            Operator::Add => left + right,
            Operator::Sub => left - right,
            Operator::Mult => left * right,
            Operator::Div if *right != 0.0 => left / right,
            _ => return None,
        }),
        _ => return None,
    })
}
