#include "archive.h"

#include "records/warc.h"

namespace winnow::records {

std::string warc_record(std::string_view type, std::string_view name, std::string_view block, std::string_view content_type) {
  std::string record = "WARC/1.1\r\nWARC-Type: ";
  record += type;
  record += "\r\nWARC-Record-ID: <urn:id:";
  record += name;
  record += ">\r\nWARC-Target-URI: https://example.org/";
  record += name;
  record += "\r\nContent-Type: ";
  record += content_type;
  record += "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n";
  record += block;
  return record + "\r\n\r\n";
}

std::unique_ptr<ByteStream> stream_of(std::string_view bytes) {
  auto stream = std::make_unique<ByteStream>(nullptr);
  stream->open_memory(bytes);
  return stream;
}

std::vector<Raw> all_of(Source& source) {
  std::vector<Raw> records;
  for (Raw raw; source.next(raw);) records.push_back(std::move(raw));
  return records;
}

std::vector<Raw> read_warc(std::string_view bytes) {
  WarcSource source(stream_of(bytes), "file", {});
  return all_of(source);
}

std::string ids_of(const std::vector<Raw>& records) {
  std::string ids;
  for (const Raw& raw : records) {
    if (!ids.empty()) ids += ' ';
    ids += raw.id.starts_with("urn:id:") ? raw.id.substr(7) : raw.id;
    if (raw.fault != Fault::none) {
      ids += '!';
      ids += name(raw.fault);
    }
  }
  return ids;
}

}  // namespace winnow::records
