// Reads schema.org in ld+json: https://schema.org/docs/documents.html, JSON-LD 1.1 as far as pages use it.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include <simdjson.h>

#include "head/head.h"

namespace winnow::head {

/// Bounds of what is parsed; a block beyond them is not read.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaxJsonDepth = 256;

/// One JSON text and its tree. Owns both; elements of root() live as long as it.
class JsonDocument {
 public:
  /// Parses as it stands, then once more mended. False when neither works.
  bool parse(std::string_view text);
  [[nodiscard]] simdjson::dom::element root() const { return root_; }

 private:
  simdjson::error_code parse_strict(std::string_view text);

  simdjson::dom::parser parser_;
  std::string padded_;
  simdjson::dom::element root_;
};

/// Splits a list at its commas and adds each part to head.tags.
void add_tags(std::string_view list, Source source, Head& head);

/// Collects the entities of a page's ld+json blocks, then writes down what the main one says.
class LdJson {
 public:
  void add_block(std::string_view text);
  void write(Head& head) const;

 private:
  struct Entity {
    simdjson::dom::object object;
    int rank;  ///< above 30: an article; see rank_of()
  };
  struct Identified {
    std::string_view id;
    simdjson::dom::object object;
  };

  void visit(simdjson::dom::element root);
  [[nodiscard]] simdjson::dom::object resolve(simdjson::dom::object reference) const;
  [[nodiscard]] std::string_view publisher_of(simdjson::dom::object entity) const;
  void write_article(simdjson::dom::object entity, Head& head) const;
  void write_shared(simdjson::dom::object entity, Head& head) const;
  void write_people(simdjson::dom::element value, std::string_view publisher, Head& head) const;
  void write_person(simdjson::dom::object person, std::string_view publisher, Head& head) const;

  std::vector<std::unique_ptr<JsonDocument>> documents_;
  std::vector<Entity> entities_;
  std::vector<Identified> identified_;
};

}  // namespace winnow::head
