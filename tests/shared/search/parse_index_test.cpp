#include "shared/search/index.h"

#include <doctest/doctest.h>

using namespace onedoor;
using namespace onedoor::search;

static std::string code_of(std::string text) {
    for (char& c : text)
        c = c == '\'' ? '"' : c;
    auto const index = parse_index(text);
    return index ? "accepted" : index.error().code;
}

static std::string with_entry(std::string const& entry) {
    return "{'v':1,'sectors':[['ho-tich','Hộ tịch','Civil status']],'p':[" + entry + "]}";
}

TEST_CASE("index file: an entry keeps all it was given") {
    auto const index = parse_index(R"({"v":1,
        "sectors":[["a","A","A"],["ho-tich","Hộ tịch","Civil status"]],
        "p":[["khai-sinh","1.001193","Khai sinh","Birth",1,2,1,8000,"giấy khai sinh|sinh con"]]})");
    REQUIRE(index.has_value());
    REQUIRE(index->entries().size() == 1);
    Entry const& entry = index->entries()[0];
    CHECK(entry.code == "1.001193");
    CHECK(index->sectors()[entry.sector].name.vi == "Hộ tịch");
    CHECK(entry.service == catalogue::ServiceLevel::Full);
    CHECK(entry.has_form);
    CHECK(entry.payable_min == core::Dong{8000});
    CHECK(entry.everyday == std::vector<std::string>{"giấy khai sinh", "sinh con"});
    CHECK(index->find("1.001193") == &entry);
    CHECK(index->find("khai-sinh") == &entry);
    CHECK(index->find("") == nullptr);
}

TEST_CASE("index file: unknown codes and prices are empty") {
    CHECK(code_of(with_entry("['a',null,'A','A',0,0,0,null,'']")) == "accepted");
}

TEST_CASE("index file: other versions and other shapes are refused") {
    CHECK(code_of("{'v':2,'sectors':[],'p':[]}") == "index.version");
    CHECK(code_of("{'v':1,'sectors':[],'p':[['a',null,'A','A',0,0,0,null,'']]}") == "index.shape");
    CHECK(code_of(with_entry("['a',null,'A','A',1,0,0,null,'']")) == "index.shape");
    CHECK(code_of(with_entry("['a',null,'A','A',0,3,0,null,'']")) == "index.shape");
    CHECK(code_of(with_entry("['a',null,'A','A',0,0,2,null,'']")) == "index.shape");
    CHECK(code_of(with_entry("['a',null,'A','A',0,0,0,-1,'']")) == "index.shape");
    CHECK(code_of(with_entry("['a',null,'A','A',0,0,0,null]")) == "index.shape");
    CHECK(code_of(with_entry("['a',7,'A','A',0,0,0,null,'']")) == "index.shape");
    CHECK(code_of("{'v':1,'sectors':[],'p':[],'x':1}") == "json.unknown_field");
    CHECK(code_of("[]") == "json.type");
}
