// WARC records and gzip members for tests.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/packed.h"
#include "records/byte_stream.h"
#include "records/records.h"

namespace winnow::records {

using cli::packed;

/// A record with the ID "urn:id:NAME".
std::string warc_record(std::string_view type, std::string_view name, std::string_view block,
                        std::string_view content_type = "application/http; msgtype=response");

std::unique_ptr<ByteStream> stream_of(std::string_view bytes);

/// All records of a source.
std::vector<Raw> all_of(Source& source);
std::vector<Raw> read_warc(std::string_view bytes);

/// Their IDs with the name of the fault behind each that has one, and a blank between them: "a b!bad_warc".
std::string ids_of(const std::vector<Raw>& records);

}  // namespace winnow::records
