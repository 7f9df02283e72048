/**
 * Exponential and logarithm of two numbers at once, to about one unit in the last place. Polynomials are summed in pairs
 * (Estrin's scheme): terms one after another would each wait for the one before.
 */

/**
 * exp(x) for x up to 0; below -708, where the result is no normal number any more, that of -708. x = n log 2 + r with |r| up to
 * log(2) / 2, and Taylor's series of exp(r), whose first term left out is 4e-18.
 */
@inline
export function expOfNegative(x: v128): v128 {
  const bounded = f64x2.pmax(x, f64x2.splat(-708));
  const n = f64x2.nearest(f64x2.mul(bounded, f64x2.splat(1.4426950408889634)));
  // log 2 in two parts, of which the first has so few digits that its product with n is exact.
  const high = f64x2.sub(bounded, f64x2.mul(n, f64x2.splat(6.9314718036912382e-1)));
  const r = f64x2.sub(high, f64x2.mul(n, f64x2.splat(1.9082149292705877e-10)));
  const r2 = f64x2.mul(r, r);
  const r4 = f64x2.mul(r2, r2);
  const first = plus(line(r, 1, 1), r2, line(r, 1 / 2.0, 1 / 6.0));
  const second = plus(line(r, 1 / 24.0, 1 / 120.0), r2, line(r, 1 / 720.0, 1 / 5040.0));
  const third = plus(line(r, 1 / 40320.0, 1 / 362880.0), r2, line(r, 1 / 3628800.0, 1 / 39916800.0));
  const last = line(r, 1 / 479001600.0, 1 / 6227020800.0);
  const sum = plus(plus(first, r4, second), f64x2.mul(r4, r4), plus(third, r4, last));
  // The last bits of 2^52 + 1023 + n are the exponent of 2^n.
  const exponent = i64x2.shl(f64x2.add(n, f64x2.splat(4503599627371519.0)), 52);
  return f64x2.mul(sum, exponent);
}

/**
 * log(1 + e) for e of at least 0. 1 + e = 2^n u with u from 1 to 2, and log(u) = 2 artanh((u - 1) / (u + 1)), whose argument is
 * at most 1/3: the first term left out is 2e-17. Where n is 0, u - 1 is e itself, with all its digits.
 */
@inline
export function softplusOf(e: v128): v128 {
  const one = f64x2.splat(1);
  const bits = f64x2.add(one, e);
  const exponent = i64x2.shr_u(bits, 52);
  const u = v128.or(v128.and(bits, i64x2.splat(0x000fffffffffffff)), one);
  const n = f64x2.sub(
    v128.or(exponent, i64x2.splat(0x4330000000000000)),
    f64x2.splat(4503599627371519.0),
  );
  const beyond = v128.bitselect(e, f64x2.sub(u, one), i64x2.eq(exponent, i64x2.splat(1023)));
  const t = f64x2.div(beyond, f64x2.add(beyond, f64x2.splat(2)));
  const square = f64x2.mul(t, t);
  const s2 = f64x2.mul(square, square);
  const s4 = f64x2.mul(s2, s2);
  const first = plus(line(square, 1, 1 / 3.0), s2, line(square, 1 / 5.0, 1 / 7.0));
  const second = plus(line(square, 1 / 9.0, 1 / 11.0), s2, line(square, 1 / 13.0, 1 / 15.0));
  const third = plus(line(square, 1 / 17.0, 1 / 19.0), s2, line(square, 1 / 21.0, 1 / 23.0));
  const last = plus(line(square, 1 / 25.0, 1 / 27.0), s2, line(square, 1 / 29.0, 1 / 31.0));
  const sum = plus(plus(first, s4, second), f64x2.mul(s4, s4), plus(third, s4, last));
  const log = f64x2.mul(f64x2.add(t, t), sum);
  return f64x2.add(f64x2.mul(n, f64x2.splat(0.6931471805599453)), log);
}

/** `constant + slope x` */
@inline
function line(x: v128, constant: f64, slope: f64): v128 {
  return f64x2.add(f64x2.splat(constant), f64x2.mul(x, f64x2.splat(slope)));
}

/** `sum + x more` */
@inline
function plus(sum: v128, x: v128, more: v128): v128 {
  return f64x2.add(sum, f64x2.mul(x, more));
}
