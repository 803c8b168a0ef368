import { definitions } from './sklearn.js';

/**
 * A Python script for Spark (3.0 and later) that prepares a table as this pipeline does, each partition by scikit-learn:
 * no row's result depends on another row, so the partitions don't matter.
 * `spark-submit prepare.py rows.csv prepared`; imported, it has `prepared(frame, keep)`.
 * @param {import('../types.js').Pipeline} pipeline
 * @returns {string}
 */
export function toPySpark(pipeline) {
  return `"""Prepares a Spark table as Qualm has learnt it on training rows alone: the numbers below are what it learnt.

    spark-submit prepare.py rows.csv prepared

Needs PySpark 3.0 or later, and NumPy, pandas and scikit-learn 1.2 or later on every worker.
Imported, it gives \`prepared(frame, keep)\`: the features, after columns that are kept as they are.
"""

${definitions(pipeline, ['sys'])}

def prepare_batches(keep):
    """For mapInPandas: pandas frames in, pandas frames out."""
    import pandas as pd

    def prepare_each(batches):
        for batch in batches:
            rows = values(batch[COLUMNS].astype(object).where(batch[COLUMNS].notna(), None).values.tolist())
            features = pd.DataFrame(prepare(rows), columns=FEATURES, index=batch.index)
            yield pd.concat([batch[list(keep)], features], axis=1)

    return prepare_each


def prepared(frame, keep=()):
    """A Spark DataFrame with COLUMNS in, one with \`keep\` and FEATURES out."""
    from pyspark.sql.types import DoubleType, StructField, StructType

    kept = [frame.schema[name] for name in keep]
    schema = StructType(kept + [StructField(name, DoubleType(), False) for name in FEATURES])
    return frame.select(*keep, *COLUMNS).mapInPandas(prepare_batches(keep), schema=schema)


if __name__ == "__main__":
    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("prepare").getOrCreate()
    frame = spark.read.csv(sys.argv[1], header=True)
    prepared(frame).write.csv(sys.argv[2], header=True)
`;
}
