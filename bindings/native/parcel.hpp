#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace qualm::bindings {

/// Bytes on their way from one module of this build to another. One description of a type, pass(), both fills a parcel
/// and empties it, so that the two can't differ. Modules have the same layout of everything that holds no pointers.
class Parcel {
 public:
  Parcel() = default;
  explicit Parcel(std::vector<std::uint8_t> bytes) : bytes_(std::move(bytes)), arrived_(true) {}

  bool arrived() const { return arrived_; }  ///< is being emptied, not filled
  std::span<const std::uint8_t> bytes() const { return bytes_; }

  void copy(void* data, std::size_t size) {
    if (size == 0) return;
    if (!arrived_) bytes_.resize(position_ + size);
    if (arrived_) {
      std::memcpy(data, bytes_.data() + position_, size);
    } else {
      std::memcpy(bytes_.data() + position_, data, size);
    }
    position_ += size;
  }

 private:
  std::vector<std::uint8_t> bytes_;
  std::size_t position_ = 0;
  bool arrived_ = false;
};

template <class T>
requires std::is_trivially_copyable_v<T>
void pass(Parcel& parcel, T& value) { parcel.copy(&value, sizeof value); }

void pass(Parcel& parcel, std::string& text);

template <class T>
void pass(Parcel& parcel, std::vector<T>& list) {
  std::size_t size = list.size();
  pass(parcel, size);
  list.resize(size);
  if constexpr (std::is_trivially_copyable_v<T>) {
    parcel.copy(list.data(), size * sizeof(T));
  } else {
    for (T& element : list) pass(parcel, element);
  }
}

}  // namespace qualm::bindings
