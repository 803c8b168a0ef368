#include "called_mitigation.hpp"

#include <emscripten/bind.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "called_executor.hpp"
#include "carried.hpp"
#include "qualm/core/error.hpp"
#include "qualm/simulate/density_executor.hpp"

namespace qualm::bindings {
namespace {

std::vector<const Executor*>& offers() {
  static std::vector<const Executor*> open;
  return open;
}

/// An executor that other modules may call by its place among the offers while this lives.
class Offer {
 public:
  explicit Offer(const Executor* executor) {
    const auto free = std::find(offers().begin(), offers().end(), nullptr);
    place_ = static_cast<std::size_t>(free - offers().begin());
    if (free == offers().end()) offers().push_back(nullptr);
    offers()[place_] = executor;
  }
  ~Offer() { offers()[place_] = nullptr; }
  Offer(const Offer&) = delete;
  Offer& operator=(const Offer&) = delete;

  std::size_t place() const { return place_; }

 private:
  std::size_t place_;
};

/// A method in another module, around an executor of this one.
class CalledMethod : public Executor {
 public:
  CalledMethod(val method, const val& noise, std::shared_ptr<const Executor> inner)
      : method_(std::move(method)),
        noise_(noise),
        inner_(std::move(inner)),
        offer_(inner_.get()),
        executor_(val::module_property("mitigation").call<val>("around", method_, noise_, offer_.place())) {}

  Estimates execute(const Request& request, const Random& random, Ledger& ledger) const override {
    return executor_.execute(request, random, ledger);
  }

  std::shared_ptr<const Executor> withNoise(double scale) const override {
    auto scaled = inner_->withNoise(scale);
    return scaled ? std::make_shared<CalledMethod>(method_, noise_, std::move(scaled)) : nullptr;
  }

 private:
  val method_, noise_;
  std::shared_ptr<const Executor> inner_;
  Offer offer_;
  CalledExecutor executor_;
};

val executeOffered(std::size_t place, val bytes) {
  return guarded([&] { return answer(*offers()[place], bytes); });
}

/// What simulates undetuned(noise), with the histories of the noise's detuning around it; itself where there is none.
std::shared_ptr<const Executor> toDetuned(std::shared_ptr<const Executor> leaf, const NoiseModel& noise) {
  if (noise.detuning.empty()) return leaf;
  val method = val::object();
  method.set("kind", "detuning");
  method.set("module", "mitigation");
  return std::make_shared<CalledMethod>(std::move(method), toBytes(noise), std::move(leaf));
}

/// The methods of a list, the first of them innermost; undefined or null has none.
std::vector<val> toMethods(const val& list) {
  if (list.isUndefined() || list.isNull()) return {};
  return emscripten::vecFromJSArray<val>(list);
}

/// The executor with methods around it. `simulated` is the noise of the executor: what error cancellation takes the
/// device to do.
std::shared_ptr<const Executor> toMitigated(const std::vector<val>& methods, std::shared_ptr<const Executor> executor,
                                            const NoiseModel& simulated) {
  if (methods.empty()) return executor;
  const val noise = toBytes(simulated);
  for (const val& method : methods) executor = std::make_shared<CalledMethod>(method, noise, std::move(executor));
  return executor;
}

/// How many registers side by side the circuits of the methods may take.
std::size_t copiesOf(const std::vector<val>& methods) {
  std::size_t copies = 1;
  for (const val& method : methods) {
    if (method["kind"].as<std::string>() == "virtual-distillation") copies *= 2;
  }
  return copies;
}

}  // namespace

ChosenExecutor mitigatedDensity(const Circuit& circuit, Deployment deployment, const val& list) {
  const std::vector<val> methods = toMethods(list);
  const std::size_t copies = copiesOf(methods);
  if (copies > 1 && deployment.device) {
    throw Error(ErrorCode::unsupported, "Virtual distillation runs copies of the register, of which a device has one.",
                "a device", "noise without a device");
  }
  deployment.simulator = Simulator::density;
  ChosenExecutor chosen = chooseSimulator(circuit, deployment);
  const NoiseModel noise = onCopies(chosen.noise, circuit.qubits(), copies);
  auto leaf = toDetuned(std::make_shared<DensityExecutor>(undetuned(noise)), noise);
  setLeaf(chosen, circuit, deployment, toMitigated(methods, std::move(leaf), noise));
  return chosen;
}

EMSCRIPTEN_BINDINGS(called_mitigation) { emscripten::function("executeOffered", &executeOffered); }

}  // namespace qualm::bindings
