// Lines out of a ByteStream, bounded: a line over the limit is read past and reported, a line that runs into a gap of a
// damaged file is dropped and reported.
#pragma once
#include <string>

#include "engine/corpus/collect/byte_stream.h"

namespace zk::corpus {

class StreamLines {
 public:
  enum class Line { Whole, TooLong, Broken, End };
  StreamLines(ByteStream& bytes, uint64_t limit) : bytes_(bytes), limit_(limit) {}
  /// The next line without its "\n". TooLong and Broken: `line` is empty, reading goes on behind.
  Result<Line> next(std::string& line);
  int64_t number() const { return number_; }  ///< of the line just read, from 1

 private:
  ByteStream& bytes_;
  uint64_t limit_;
  std::string buffer_;
  size_t at_ = 0;
  int64_t number_ = 0;
  bool ended_ = false;
};
}  // namespace zk::corpus
