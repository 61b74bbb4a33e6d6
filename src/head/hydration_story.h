// Reads who wrote an article, and when it was published, from the object of hydration JSON that holds its body.
#pragma once

#include <simdjson.h>

#include "head/head.h"

namespace winnow::head {

/// Whether one of an object's own fields is a date of publication.
bool has_date(simdjson::dom::object fields);

/// Appends the dates of publication and the authors that an object names.
void read_story(simdjson::dom::object story, Hydration& found);

}  // namespace winnow::head
