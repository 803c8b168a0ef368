#include "qualm/noise/noise_model.hpp"

#include <algorithm>
#include <cmath>

#include "qualm/core/error.hpp"
#include "qualm/core/number_text.hpp"
#include "qualm/noise/noise_targets.hpp"

namespace qualm {
namespace {

[[noreturn]] void refuseNoise(const std::string& message, const std::string& received, const std::string& allowed) {
  throw Error(ErrorCode::invalidNoise, message, received, allowed);
}

void checkQubits(const std::vector<std::size_t>& chosen, std::size_t qubits) {
  for (const std::size_t qubit : chosen) {
    if (qubit >= qubits) {
      refuseNoise("Noise names a qubit that the circuit does not have.", std::to_string(qubit),
                  "0 to " + std::to_string(qubits - 1));
    }
    if (std::count(chosen.begin(), chosen.end(), qubit) > 1) {
      refuseNoise("Noise names one qubit twice.", std::to_string(qubit), "different qubits");
    }
  }
}

/// A rule may name operations on several numbers of qubits; its channel must fit each, and its qubits at least one.
void checkRule(const NoiseRule& rule, std::size_t qubits) {
  checkQubits(rule.qubits, qubits);
  if (rule.on.empty())
    refuseNoise("A noise rule names no operation.", "nothing", "a gate, measure, reset, 1q, 2q, 3q or all");
  bool reachable = false;
  for (const std::string& target : rule.on) {
    const std::size_t arity = arityOf(target);
    reachable =
        reachable || rule.qubits.empty() || arity == rule.qubits.size() || (arity == 0 && rule.qubits.size() <= 3);
    if (rule.operand && *rule.operand >= (arity == 0 ? 1 : arity)) {
      refuseNoise("A noise rule acts on an operand that \"" + target + "\" does not have.",
                  std::to_string(*rule.operand), "less than its number of qubits");
    }
    const std::size_t needed = channelQubits(rule, arity);
    if (needed == 2 && (arity != 2 || rule.operand)) {
      refuseNoise("Channel \"" + rule.channel.kind + "\" acts on a pair: it needs two-qubit gates.", target,
                  "2q or names of them");
    }
    makeChannel(rule.channel, needed);
  }
  if (reachable) return;
  refuseNoise("A noise rule can never happen: its operations do not have that many qubits.",
              std::to_string(rule.on.size()) + " names, " + std::to_string(rule.qubits.size()) + " qubits",
              "an operation on those qubits");
}

void checkIdle(const IdleNoise& idle, std::size_t qubits) {
  if (idle.t1.empty() && idle.t2.empty()) return;
  if (idle.t1.size() != qubits || idle.t2.size() != qubits) {
    refuseNoise("Idle noise needs a T1 and a T2 for each qubit.",
                std::to_string(idle.t1.size()) + " and " + std::to_string(idle.t2.size()), std::to_string(qubits));
  }
  for (std::size_t q = 0; q < qubits; ++q) makeChannel({"thermal-relaxation", {idle.t1[q], idle.t2[q], 0, 0}, {}}, 1);
}

void checkSeconds(const std::string& name, double seconds) {
  arityOf(name);
  if (name == "all")
    refuseNoise("A duration belongs to an operation or to 1q, 2q or 3q.", name, "1q, 2q, 3q or a name");
  if (seconds >= 0 && std::isfinite(seconds)) return;
  refuseNoise("The duration of \"" + name + "\" must be a finite number that is not negative.", numberText(seconds),
              "0 seconds or more");
}

void checkDurations(const GateDurations& durations, std::size_t qubits) {
  for (const auto& [name, seconds] : durations.byName) checkSeconds(name, seconds);
  for (const auto& exception : durations.onQubits) {
    checkSeconds(exception.name, exception.seconds);
    checkQubits(exception.qubits, qubits);
    if (exception.qubits.size() == arityOf(exception.name)) continue;
    refuseNoise("A duration names another number of qubits than \"" + exception.name + "\" has.",
                std::to_string(exception.qubits.size()), std::to_string(arityOf(exception.name)));
  }
}

void checkDetuning(const Detuning& detuning, std::size_t qubits) {
  if (detuning.empty()) return;
  if (detuning.sigma.size() != 1 && detuning.sigma.size() != qubits) {
    refuseNoise("Detuning needs one standard deviation for all qubits or one for each.",
                std::to_string(detuning.sigma.size()), "1 or " + std::to_string(qubits));
  }
  for (const double sigma : detuning.sigma) {
    if (sigma >= 0 && std::isfinite(sigma)) continue;
    refuseNoise("The standard deviation of a detuning must be a finite number that is not negative.", numberText(sigma),
                "0 radians a second or more");
  }
  if (detuning.correlation > 0) return;
  refuseNoise("The correlation time of a detuning must be positive.", numberText(detuning.correlation),
              "more than 0 seconds; infinite where it is constant through a shot");
}

/// M → I + factor·(M − I): every misreading × factor.
void scaleConfusion(Matrix& matrix, double factor) {
  for (std::size_t was = 0; was < matrix.columns; ++was) {
    double misread = 0;
    for (std::size_t read = 0; read < matrix.rows; ++read) {
      if (read != was) misread += matrix(read, was) *= factor;
    }
    if (misread > 1) {
      refuseNoise("Noise × " + numberText(factor) + " makes a misreading more likely than certain.",
                  numberText(misread), "at most 1");
    }
    matrix(was, was) = 1 - misread;
  }
}

/// Appends those that name qubits once more for each copy, moved there.
template <class T, class Move>
void copyNamed(std::vector<T>& list, std::size_t copies, Move move) {
  const std::size_t own = list.size();
  for (std::size_t copy = 1; copy < copies; ++copy) {
    for (std::size_t i = 0; i < own; ++i) {
      T moved = list[i];
      if (move(moved, copy)) list.push_back(std::move(moved));
    }
  }
}

}  // namespace

void validateNoise(const NoiseModel& model, std::size_t qubits) {
  for (const NoiseRule& rule : model.rules) checkRule(rule, qubits);
  checkIdle(model.idle, qubits);
  checkDurations(model.durations, qubits);
  for (const Crosstalk& pair : model.crosstalk) {
    checkQubits({pair.first, pair.second}, qubits);
    if (!std::isfinite(pair.zz))
      refuseNoise("The rate of crosstalk must be finite.", numberText(pair.zz), "radians a second");
  }
  validateConfusion(model.readout, qubits);
  checkDetuning(model.detuning, qubits);
}

NoiseModel scaledNoise(const NoiseModel& model, double factor) {
  if (!std::isfinite(factor) || factor < 0) {
    refuseNoise("A noise scale must be a finite number that is not negative.", numberText(factor), "0 or more");
  }
  NoiseModel scaled;
  scaled.durations = model.durations;
  if (factor == 0) return scaled;
  scaled = model;
  for (NoiseRule& rule : scaled.rules) rule.channel = scaledChannel(rule.channel, factor);
  for (double& time : scaled.idle.t1) time /= factor;
  for (double& time : scaled.idle.t2) time /= factor;
  for (Crosstalk& pair : scaled.crosstalk) pair.zz *= factor;
  for (double& sigma : scaled.detuning.sigma) sigma *= std::sqrt(factor);
  for (ConfusionMatrix& confusion : scaled.readout.matrices) scaleConfusion(confusion.matrix, factor);
  return scaled;
}

NoiseModel scaledGateNoise(const NoiseModel& model, double factor) {
  NoiseModel gates = model;
  gates.readout = {};
  NoiseModel result = scaledNoise(gates, factor);
  result.readout = model.readout;
  return result;
}

NoiseModel onCopies(const NoiseModel& model, std::size_t qubits, std::size_t copies) {
  NoiseModel all = model;
  const auto moveAll = [qubits](std::vector<std::size_t>& named, std::size_t copy) {
    for (std::size_t& qubit : named) qubit += copy * qubits;
    return !named.empty();
  };
  const auto asIs = [](double, std::size_t) { return true; };
  copyNamed(all.rules, copies, [&](NoiseRule& rule, std::size_t copy) { return moveAll(rule.qubits, copy); });
  copyNamed(all.durations.onQubits, copies,
            [&](GateDurations::OnQubits& exception, std::size_t copy) { return moveAll(exception.qubits, copy); });
  copyNamed(all.crosstalk, copies, [&](Crosstalk& pair, std::size_t copy) {
    pair.first += copy * qubits;
    pair.second += copy * qubits;
    return true;
  });
  copyNamed(all.readout.matrices, copies,
            [&](ConfusionMatrix& confusion, std::size_t copy) { return moveAll(confusion.qubits, copy); });
  copyNamed(all.idle.t1, copies, asIs);
  copyNamed(all.idle.t2, copies, asIs);
  if (all.detuning.sigma.size() > 1) copyNamed(all.detuning.sigma, copies, asIs);
  return all;
}

NoiseModel undetuned(const NoiseModel& model) {
  NoiseModel result = model;
  result.detuning = {};
  return result;
}

}  // namespace qualm
