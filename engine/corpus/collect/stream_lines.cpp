#include "engine/corpus/collect/stream_lines.h"

namespace zk::corpus {

Result<StreamLines::Line> StreamLines::next(std::string& line) {
  line.clear();
  bool too_long = false;
  size_t scanned = at_;
  for (;;) {
    if (const size_t end = buffer_.find('\n', scanned); end != std::string::npos) {
      ++number_;
      too_long |= end - at_ > limit_;
      if (!too_long) line.assign(buffer_, at_, end - at_);
      at_ = end + 1;
      return too_long ? Line::TooLong : Line::Whole;
    }
    buffer_.erase(0, at_);
    at_ = 0;
    too_long |= buffer_.size() > limit_;
    if (too_long) buffer_.clear();
    scanned = buffer_.size();
    if (ended_) return Line::End;
    ZK_TRY(const ByteStream::More more, bytes_.more(buffer_));
    if (more == ByteStream::More::Bytes) continue;
    ended_ = more == ByteStream::More::End;
    const bool partial = too_long || !buffer_.empty();
    if (ended_ && !partial) return Line::End;
    ++number_;
    if (ended_ && !too_long) line = buffer_;
    buffer_.clear();
    return too_long ? Line::TooLong : ended_ ? Line::Whole : Line::Broken;
  }
}
}  // namespace zk::corpus
