#pragma once

#include "qualm/core/random.hpp"
#include "qualm/data/training_rows.hpp"

namespace qualm {

/// Fits one of the steps that keep some of the columns; see fitPipeline(). The rows are numbers, all there.
/// `random` is drawn from by selectMutual and selectPermuted only. Throws invalid-option for a number of columns
/// outside 1 to those there are, or where nothing would be left; what a logistic regression throws.
Selection fitSelection(const TrainingRows& rows, const StepOptions& options, Random random);

/// The F statistic of each column between the classes (Fisher's analysis of variance); 0 for a constant column,
/// infinite for one that is constant in each class and differs between them.
std::vector<double> anovaF(const TrainingRows& rows);

/// The mutual information of each column with the label, nats (Ross 2014, PLoS ONE 9, e87357, with 3 neighbours). Equal
/// values are told apart by noise of 1e−10 of their size, which `random` draws.
std::vector<double> mutualInformation(const TrainingRows& rows, Random random);

/// By how much the mean log loss of a logistic regression of the rows grows when a column is shuffled: the mean of
/// five.
std::vector<double> permutationImportance(const TrainingRows& rows, double strength, Random random);

/// The order in which recursive elimination gives columns up: 1 for those that are kept, the largest for the first to
/// go.
std::vector<int> eliminationRanks(const TrainingRows& rows, std::size_t kept, double strength);

}  // namespace qualm
