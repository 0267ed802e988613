// A unit of cleaning: consecutive documents of the input, so many megabytes of them, that become one shard of the
// output. A unit is done when its state file stands; a run that is killed goes on behind the last one, so at most one
// unit is worked on twice. Files of unit k: docs-k, removed-k, decisions-k (each only if it has lines),
// state/unit-k.json and, where steps remember, state/unit-k.memory.
#pragma once
#include <filesystem>

#include "engine/corpus/clean/chain.h"

namespace zk::corpus {

/// Documents, bytes and characters, in all and by language and kind; the shape of CorpusWriter::counters().
class CorpusTally {
 public:
  void add(const Document& document);
  void add(const Json& counters);
  Json to_json() const;

 private:
  struct Row {
    int64_t documents = 0, bytes = 0, characters = 0;
    void add(const Row& other);
    Json to_json() const;
  };
  static Row row_of(const Json& json);
  Row all_;
  std::map<std::string, Row> langs_, kinds_;
};

struct Unit {
  int64_t number = 0;
  std::vector<Item> items;
  std::vector<StepTally> tallies;
  std::vector<std::string> memory;  ///< of each step
  uint64_t bytes_read = 0;          ///< of the input's files when the unit was complete
};

/// What a finished unit says of itself.
struct UnitState {
  int64_t documents = 0;
  std::vector<std::string> files;
  std::vector<StepTally> tallies;
  std::vector<std::string> memory;
  Json counters;
};

/// Writes the unit's files, the state last.
Result<UnitState> write_unit(const std::filesystem::path& dir, const Unit& unit);
/// The state of unit `number`, or nothing where it is not done.
std::optional<UnitState> read_unit(const std::filesystem::path& dir, int64_t number, size_t steps);
/// Takes away everything of units from `number` on and half-written files.
void forget_units_from(const std::filesystem::path& dir, int64_t number);
}  // namespace zk::corpus
