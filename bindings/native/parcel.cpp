#include "parcel.hpp"

namespace qualm::bindings {

void pass(Parcel& parcel, std::string& text) {
  std::size_t size = text.size();
  pass(parcel, size);
  text.resize(size);
  parcel.copy(text.data(), size);
}

}  // namespace qualm::bindings
