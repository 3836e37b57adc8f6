;; How alike the surroundings of minutiae are, and a rough look at whether two fingers may be one (`cylinder-kernel.ts`). A cylinder is
;; six 64-bit words, one for each layer of direction, and one word of cells that say something (`cylinder-code.ts`). Counting the bits
;; of a 64-bit word is one instruction on the processors of today.
(module
  ;; 0: the first finger; 32768: the second. Of each, one behind the other for n minutiae: n directions (f32, radians from 0), n times
  ;; six words of bits, n words of cells. 65536: similarities, row by row. 327680: what a row has found, 34 numbers, the first and the
  ;; last of them 0; 327936: sums of all rows, 36 numbers;
  ;; 328704: the directions of the second finger's minutiae, in 32nds of a whole turn.
  (memory (export "memory") 6)

  ;; Every minutia of the first finger (rows) with every one of the second (columns). The similarity of two is
  ;; 1 - sqrt(x / 2(x + 2c)): x counts the bits that differ, c those that both have, in cells that both know; 0 where they know too few
  ;; together or no bit is common.
  ;;
  ;; reach < 0: similarities are stored.
  ;; reach >= 0: the turn between two minutiae is counted in 32nds of a whole turn, and pairs beyond `reach` of them either way are left
  ;; out. For each turn the best similarity of each row within a step of it is taken, as the fourth power of what it is above 0.3, and
  ;; summed. Returned is the greatest sum.
  (func (export "compare") (param $rows i32) (param $columns i32) (param $reach i32) (result f32)
    (local $row i32) (local $column i32) (local $out i32) (local $a i32) (local $b i32) (local $turn i32) (local $step i32)
    (local $cellsA i32) (local $cellsB i32)
    (local $known i64) (local $shared i64) (local $size i64) (local $other i64) (local $differ i64) (local $both i64)
    (local $similarity f32) (local $best v128)
    (local $w0 i64) (local $w1 i64) (local $w2 i64) (local $w3 i64) (local $w4 i64) (local $w5 i64)
    (local.set $cellsA (i32.mul (local.get $rows) (i32.const 52)))
    (local.set $cellsB (i32.add (i32.const 32768) (i32.mul (local.get $columns) (i32.const 52))))
    (local.set $out (i32.const 65536))
    (memory.fill (i32.const 327680) (i32.const 0) (i32.const 512))
    (block $counted
      (loop $nextDirection
        (br_if $counted (i32.ge_u (local.get $column) (local.get $columns)))
        (local.set $step (i32.shl (local.get $column) (i32.const 2)))
        (i32.store offset=328704
          (local.get $step)
          (call $direction (i32.add (i32.const 32768) (local.get $step))))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (br $nextDirection)))
    (block $done
      (loop $nextRow
        (br_if $done (i32.ge_u (local.get $row) (local.get $rows)))
        (local.set $a (i32.add (i32.shl (local.get $rows) (i32.const 2)) (i32.mul (local.get $row) (i32.const 48))))
        (local.set $w0 (i64.load offset=0 align=4 (local.get $a)))
        (local.set $w1 (i64.load offset=8 align=4 (local.get $a)))
        (local.set $w2 (i64.load offset=16 align=4 (local.get $a)))
        (local.set $w3 (i64.load offset=24 align=4 (local.get $a)))
        (local.set $w4 (i64.load offset=32 align=4 (local.get $a)))
        (local.set $w5 (i64.load offset=40 align=4 (local.get $a)))
        (local.set $known (i64.load align=4 (i32.add (local.get $cellsA) (i32.shl (local.get $row) (i32.const 3)))))
        (local.set $size (i64.popcnt (local.get $known)))
        (local.set $turn
          (i32.add (local.get $reach) (call $direction (i32.shl (local.get $row) (i32.const 2)))))
        (local.set $column (i32.const 0))
        (block $rowDone
          (loop $nextColumn
            (br_if $rowDone (i32.ge_u (local.get $column) (local.get $columns)))
            (local.set $similarity (f32.const 0))
            (block $unlike
              (if (i32.ge_s (local.get $reach) (i32.const 0))
                (then
                  (local.set $step
                    (i32.and
                      (i32.sub
                        (local.get $turn)
                        (i32.load offset=328704 (i32.shl (local.get $column) (i32.const 2))))
                      (i32.const 31)))
                  (br_if $unlike (i32.gt_s (local.get $step) (i32.shl (local.get $reach) (i32.const 1))))))
              (local.set $shared
                (i64.load align=4 (i32.add (local.get $cellsB) (i32.shl (local.get $column) (i32.const 3)))))
              (local.set $other (i64.popcnt (local.get $shared)))
              (local.set $shared (i64.and (local.get $shared) (local.get $known)))
              (if (i64.gt_u (local.get $size) (local.get $other)) (then (local.set $other (local.get $size))))
              (br_if $unlike
                (i64.lt_u
                  (i64.mul (i64.popcnt (local.get $shared)) (i64.const 10))
                  (i64.mul (local.get $other) (i64.const 3))))
              (local.set $b
                (i32.add (i32.shl (local.get $columns) (i32.const 2)) (i32.mul (local.get $column) (i32.const 48))))
              (local.set $differ (i64.const 0))
              (local.set $both (i64.const 0))
              (local.set $other (i64.load offset=32768 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w0) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w0) (local.get $other)))))
              (local.set $other (i64.load offset=32776 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w1) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w1) (local.get $other)))))
              (local.set $other (i64.load offset=32784 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w2) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w2) (local.get $other)))))
              (local.set $other (i64.load offset=32792 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w3) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w3) (local.get $other)))))
              (local.set $other (i64.load offset=32800 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w4) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w4) (local.get $other)))))
              (local.set $other (i64.load offset=32808 align=4 (local.get $b)))
              (local.set $differ
                (i64.add
                  (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w5) (local.get $other))))))
              (local.set $both
                (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w5) (local.get $other)))))
              (br_if $unlike (i64.eqz (local.get $both)))
              (local.set $similarity
                (f32.sub
                  (f32.const 1)
                  (f32.sqrt
                    (f32.div
                      (f32.convert_i64_s (local.get $differ))
                      (f32.convert_i64_s
                        (i64.add (i64.shl (local.get $differ) (i64.const 1)) (i64.shl (local.get $both) (i64.const 2))))))))
              (if (i32.ge_s (local.get $reach) (i32.const 0))
                (then
                  (local.set $step (i32.shl (local.get $step) (i32.const 2)))
                  (f32.store offset=327684
                    (local.get $step)
                    (f32.max (local.get $similarity) (f32.load offset=327684 (local.get $step)))))))
            (if (i32.lt_s (local.get $reach) (i32.const 0))
              (then (f32.store (local.get $out) (local.get $similarity))))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (local.set $column (i32.add (local.get $column) (i32.const 1)))
            (br $nextColumn)))
        (if (i32.ge_s (local.get $reach) (i32.const 0))
          (then
            ;; four turns at a time
            (local.set $step (i32.const 0))
            (loop $nextTurns
              (local.set $best
                (f32x4.max
                  (f32x4.sub
                    (f32x4.max
                      (f32x4.max
                        (v128.load offset=327680 align=4 (local.get $step))
                        (v128.load offset=327684 align=4 (local.get $step)))
                      (v128.load offset=327688 align=4 (local.get $step)))
                    (v128.const f32x4 0.3 0.3 0.3 0.3))
                  (v128.const f32x4 0 0 0 0)))
              (local.set $best (f32x4.mul (local.get $best) (local.get $best)))
              (v128.store offset=327936
                (local.get $step)
                (f32x4.add
                  (v128.load offset=327936 (local.get $step))
                  (f32x4.mul (local.get $best) (local.get $best))))
              (local.set $step (i32.add (local.get $step) (i32.const 16)))
              (br_if $nextTurns (i32.le_s (local.get $step) (i32.shl (local.get $reach) (i32.const 3)))))
            (memory.fill (i32.const 327680) (i32.const 0) (i32.const 160))))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $nextRow)))
    (local.set $similarity (f32.const 0))
    (local.set $step (i32.const 0))
    (loop $nextSum
      (local.set $similarity (f32.max (local.get $similarity) (f32.load offset=327936 (local.get $step))))
      (local.set $step (i32.add (local.get $step) (i32.const 4)))
      (br_if $nextSum (i32.lt_u (local.get $step) (i32.const 144))))
    (local.get $similarity))

  ;; The direction of a minutia in 32nds of a whole turn.
  (func $direction (param $place i32) (result i32)
    (i32.trunc_sat_f32_s (f32.mul (f32.load (local.get $place)) (f32.const 5.092958)))))
