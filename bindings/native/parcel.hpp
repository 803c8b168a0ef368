#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace qualm::bindings {

/// Bytes on their way from one module of this build to another. One description of a type, pass(), both fills a parcel
/// and empties it, so that the two can't differ. Modules have the same layout of everything that holds no pointers.
class Parcel {
 public:
  Parcel() { bytes_.reserve(roomy); }
  explicit Parcel(std::string bytes) : bytes_(std::move(bytes)), arrived_(true) {}

  bool arrived() const { return arrived_; }  ///< is being emptied, not filled
  std::string_view bytes() const { return bytes_; }

  void copy(void* data, std::size_t size) {
    if (size == 0) return;
    if (arrived_) {
      std::memcpy(data, bytes_.data() + position_, size);
      position_ += size;
    } else {
      bytes_.append(static_cast<const char*>(data), size);
    }
  }

 private:
  static constexpr std::size_t roomy = 8192;  // most requests fit, and none is moved while it grows

  std::string bytes_;
  std::size_t position_ = 0;
  bool arrived_ = false;
};

template <class T, std::enable_if_t<std::is_trivially_copyable_v<T>, int> = 0>
void pass(Parcel& parcel, T& value) {
  parcel.copy(&value, sizeof value);
}

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
