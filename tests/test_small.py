from small import ODD_NAME

from kg import KnowledgeGraph


def test_the_small_corpus_is_what_the_other_tests_take_it_for(small: KnowledgeGraph) -> None:
    assert len(small.snapshot.passages) == 8
    assert small.label("odd") == ODD_NAME
