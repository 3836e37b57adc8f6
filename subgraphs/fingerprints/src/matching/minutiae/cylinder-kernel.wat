;; How alike the surroundings of minutiae are: one cylinder is six 64-bit words, one for each layer of direction, and one word of cells
;; that say something (cylinder-code.ts). i64.popcnt is one instruction on the processors of today.
(module
  ;; 0: bits of the first finger, 16384: its cells, 32768: bits of the second, 49152: its cells; 65536: what is found, row by row.
  (memory (export "memory") 5)

  ;; 1 - sqrt(x / 2(x + 2c)) for every minutia of the first finger (rows) with every one of the second (columns), where x counts the
  ;; bits that differ and c those that both have, in cells that both know; 0 where they know too few together.
  (func (export "similarity") (param $rows i32) (param $columns i32)
    (local $row i32) (local $column i32) (local $out i32) (local $a i32) (local $b i32)
    (local $known i64) (local $shared i64) (local $size i64) (local $other i64) (local $differ i64) (local $both i64)
    (local $w0 i64) (local $w1 i64) (local $w2 i64) (local $w3 i64) (local $w4 i64) (local $w5 i64)
    (local.set $out (i32.const 65536))
    (block $done
      (loop $nextRow
        (br_if $done (i32.ge_u (local.get $row) (local.get $rows)))
        (local.set $a (i32.mul (local.get $row) (i32.const 48)))
        (local.set $w0 (i64.load offset=0 (local.get $a)))
        (local.set $w1 (i64.load offset=8 (local.get $a)))
        (local.set $w2 (i64.load offset=16 (local.get $a)))
        (local.set $w3 (i64.load offset=24 (local.get $a)))
        (local.set $w4 (i64.load offset=32 (local.get $a)))
        (local.set $w5 (i64.load offset=40 (local.get $a)))
        (local.set $known (i64.load offset=16384 (i32.shl (local.get $row) (i32.const 3))))
        (local.set $size (i64.popcnt (local.get $known)))
        (local.set $column (i32.const 0))
        (block $rowDone
          (loop $nextColumn
            (br_if $rowDone (i32.ge_u (local.get $column) (local.get $columns)))
            (local.set $shared (i64.load offset=49152 (i32.shl (local.get $column) (i32.const 3))))
            (local.set $other (i64.popcnt (local.get $shared)))
            (local.set $shared (i64.and (local.get $shared) (local.get $known)))
            (if (i64.gt_u (local.get $size) (local.get $other)) (then (local.set $other (local.get $size))))
            (if (i64.lt_u
                (i64.mul (i64.popcnt (local.get $shared)) (i64.const 10))
                (i64.add (i64.mul (local.get $other) (i64.const 3)) (i64.extend_i32_u (i64.eqz (local.get $other)))))
              (then (f32.store (local.get $out) (f32.const 0)))
              (else
                (local.set $b (i32.mul (local.get $column) (i32.const 48)))
                (local.set $differ (i64.const 0))
                (local.set $both (i64.const 0))
                (local.set $other (i64.load offset=32768 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w0) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w0) (local.get $other)))))
                (local.set $other (i64.load offset=32776 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w1) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w1) (local.get $other)))))
                (local.set $other (i64.load offset=32784 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w2) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w2) (local.get $other)))))
                (local.set $other (i64.load offset=32792 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w3) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w3) (local.get $other)))))
                (local.set $other (i64.load offset=32800 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w4) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w4) (local.get $other)))))
                (local.set $other (i64.load offset=32808 (local.get $b)))
                (local.set $differ (i64.add (local.get $differ)
                  (i64.popcnt (i64.and (local.get $shared) (i64.xor (local.get $w5) (local.get $other))))))
                (local.set $both (i64.add (local.get $both) (i64.popcnt (i64.and (local.get $w5) (local.get $other)))))
                (f32.store (local.get $out)
                  (select
                    (f32.const 0)
                    (f32.sub (f32.const 1)
                      (f32.sqrt (f32.div
                        (f32.convert_i64_s (local.get $differ))
                        (f32.convert_i64_s
                          (i64.add (i64.shl (local.get $differ) (i64.const 1)) (i64.shl (local.get $both) (i64.const 2)))))))
                    (i64.eqz (local.get $both))))))
            (local.set $out (i32.add (local.get $out) (i32.const 4)))
            (local.set $column (i32.add (local.get $column) (i32.const 1)))
            (br $nextColumn)))
        (local.set $row (i32.add (local.get $row) (i32.const 1)))
        (br $nextRow)))))
