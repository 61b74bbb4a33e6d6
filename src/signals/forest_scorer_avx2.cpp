// ForestScorer::score_lanes and add_shares with the instructions that most x86-64 processors have had since 2013.
#include "signals/forest_scorer.h"

#if defined(__x86_64__)
#include <immintrin.h>

namespace winnow::signals {

[[gnu::target("avx2")]] void ForestScorer::score_lanes_avx2(const float* tile, Lanes& lanes, std::uint8_t* leaves) const {
  for (Plane& plane : lanes.planes) _mm256_store_si256(reinterpret_cast<__m256i*>(plane.leaves), _mm256_set1_epi8(-1));
  auto* const planes_bytes = reinterpret_cast<std::uint8_t*>(lanes.planes.data());
  auto* const all_above = reinterpret_cast<__m256i*>(lanes.above.data());
  const auto* const above_bytes = reinterpret_cast<const std::uint8_t*>(all_above);
  for (const Column& column : columns_) {
    // Packing puts the halves of registers side by side: so loaded, the lanes come out in their order.
    const float* const values = tile + column.signal * kLanes;
    __m256 quarters[4];
    for (std::size_t q = 0; q < 4; ++q) quarters[q] = _mm256_loadu2_m128(values + 16 + 4 * q, values + 4 * q);
    // First all of the column's comparisons, then all steps: a loop of a few steps for each threshold would end as nobody can foresee.
    const Threshold* const first_threshold = thresholds_.data() + column.first_threshold;
    const Threshold* const end_threshold = thresholds_.data() + column.end_threshold;
    const Threshold* threshold = first_threshold;
    for (__m256i* of_threshold = all_above; threshold != end_threshold; ++threshold, ++of_threshold) {
      const __m256 value = _mm256_set1_ps(threshold->value);
      __m256i above[4];
      for (std::size_t q = 0; q < 4; ++q) above[q] = _mm256_castps_si256(_mm256_cmp_ps(quarters[q], value, _CMP_NLE_UQ));
      const __m256i goes_right = _mm256_packs_epi16(_mm256_packs_epi32(above[0], above[1]), _mm256_packs_epi32(above[2], above[3]));
      if (_mm256_testz_si256(goes_right, goes_right) != 0) break;
      _mm256_store_si256(of_threshold, goes_right);
    }
    if (threshold == first_threshold) continue;
    const Step* const end_step = steps_.data() + threshold[-1].end_step;
    for (const Step* step = steps_.data() + column.first_step; step != end_step; ++step) {
      auto* const plane = reinterpret_cast<__m256i*>(planes_bytes + step->plane);
      const __m256i goes_right = _mm256_load_si256(reinterpret_cast<const __m256i*>(above_bytes + step->above));
      const __m256i ruled_out = _mm256_and_si256(goes_right, _mm256_set1_epi32(static_cast<int>(step->leaves)));
      _mm256_store_si256(plane, _mm256_andnot_si256(ruled_out, _mm256_load_si256(plane)));
    }
  }
  // The place of a byte's only bit, by the half that it stands in.
  const __m256i low_place =
      _mm256_setr_epi8(0, 0, 1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 2, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0);
  const __m256i high_place =
      _mm256_setr_epi8(0, 4, 5, 0, 6, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, 4, 5, 0, 6, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0);
  __m256 scores[4];
  for (__m256& part : scores) part = _mm256_set1_ps(forest_.base);
  for (std::size_t tree = 0; tree < forest_.trees.size(); ++tree) {
    const auto* const planes = reinterpret_cast<const __m256i*>(lanes.planes.data() + tree * kPlanesOfATree);
    __m256i first = _mm256_load_si256(planes + 3);  // the first plane that has a leaf left
    __m256i before = _mm256_set1_epi8(24);          // leaves in the planes before it
    for (int p = 2; p >= 0; --p) {
      const __m256i plane = _mm256_load_si256(planes + p);
      const __m256i is_empty = _mm256_cmpeq_epi8(plane, _mm256_setzero_si256());
      first = _mm256_blendv_epi8(plane, first, is_empty);
      before = _mm256_blendv_epi8(_mm256_set1_epi8(static_cast<char>(8 * p)), before, is_empty);
    }
    const __m256i bit = _mm256_and_si256(first, _mm256_sub_epi8(_mm256_setzero_si256(), first));
    const __m256i high_half = _mm256_and_si256(_mm256_srli_epi16(bit, 4), _mm256_set1_epi8(15));
    const __m256i place = _mm256_or_si256(_mm256_shuffle_epi8(low_place, bit), _mm256_shuffle_epi8(high_place, high_half));
    alignas(32) std::uint8_t leaf[kLanes];
    _mm256_store_si256(reinterpret_cast<__m256i*>(leaf), _mm256_or_si256(before, place));
    const float* const of_tree = leaves_.data() + tree * kMostLeaves;
    for (std::size_t part = 0; part < 4; ++part) {
      const __m256i at = _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(leaf + 8 * part)));
      const __m256 bit_3 = _mm256_castsi256_ps(_mm256_slli_epi32(at, 28));
      const __m256 bit_4 = _mm256_castsi256_ps(_mm256_slli_epi32(at, 27));
      __m256 eights[4];
      for (std::size_t q = 0; q < 4; ++q) eights[q] = _mm256_permutevar8x32_ps(_mm256_loadu_ps(of_tree + 8 * q), at);
      const __m256 first_half = _mm256_blendv_ps(eights[0], eights[1], bit_3);
      const __m256 second_half = _mm256_blendv_ps(eights[2], eights[3], bit_3);
      scores[part] = _mm256_add_ps(scores[part], _mm256_blendv_ps(first_half, second_half, bit_4));
    }
    if (leaves != nullptr) __builtin_memcpy(leaves + tree * kLanes, leaf, kLanes);
  }
  for (std::size_t part = 0; part < 4; ++part) _mm256_storeu_ps(lanes.scores + 8 * part, scores[part]);
}

[[gnu::target("avx2")]] void ForestScorer::add_shares_avx2(const std::uint8_t* leaves, float* rows) const {
  for (std::size_t tree = 0; tree < forest_.trees.size(); ++tree, leaves += kLanes) {
    const __m256i leaf = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(leaves));
    const Branch* const end = branches_.data() + branch_begin_[tree + 1];
    for (const Branch* branch = branches_.data() + branch_begin_[tree]; branch != end;) {
      const __m256i first = _mm256_set1_epi8(static_cast<char>(branch->first_leaf));
      const __m256i last = _mm256_set1_epi8(static_cast<char>(branch->last_leaf));
      const __m256i is_on_way = _mm256_cmpeq_epi8(_mm256_min_epu8(_mm256_max_epu8(leaf, first), last), leaf);
      if (_mm256_testz_si256(is_on_way, is_on_way) != 0) {
        branch += branch->skip;
        continue;
      }
      alignas(32) std::int8_t lanes[kLanes];
      _mm256_store_si256(reinterpret_cast<__m256i*>(lanes), is_on_way);
      const __m256 share = _mm256_set1_ps(branch->share);
      float* const row = rows + branch->signal * kLanes;
      for (std::size_t part = 0; part < kLanes; part += 8) {
        const __m256i wanted = _mm256_cvtepi8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(lanes + part)));
        const __m256 added = _mm256_and_ps(share, _mm256_castsi256_ps(wanted));
        _mm256_storeu_ps(row + part, _mm256_add_ps(_mm256_loadu_ps(row + part), added));
      }
      ++branch;
    }
  }
}

}  // namespace winnow::signals
#endif
