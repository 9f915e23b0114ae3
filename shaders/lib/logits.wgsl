// All logits of a step, in the parts that the matrix of a large vocabulary is divided into.
override vocabulary: u32;
override part: u32;

/// Where a row's logit of a token is: part behind part, in each row behind row.
fn placeOfLogit(row: u32, token: u32) -> u32 {
  let before = token / part * part;
  return stepRows() * before + row * min(part, vocabulary - before) + token - before;
}
