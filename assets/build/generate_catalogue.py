#!/usr/bin/env python3
"""Makes a catalogue of invented procedures, for tests and benchmarks only.

The same seed gives the same files. A third of the procedures is fully online, half returns the
result by post, a fifth has something to pay. Every record says that it is invented.
"""

import argparse
import json
import random
from pathlib import Path

import search_text

SECTORS = [
    ("ho-tich", "Hộ tịch", "Civil status", "family"),
    ("dat-dai", "Đất đai", "Land", "map"),
    ("xay-dung", "Xây dựng", "Construction", "building"),
    ("giao-duc", "Giáo dục và đào tạo", "Education and training", "school"),
    ("y-te", "Y tế", "Health", "hospital"),
    ("lao-dong", "Lao động, việc làm", "Labour and employment", "work"),
    ("kinh-doanh", "Đăng ký kinh doanh", "Business registration", "shop"),
    ("giao-thong", "Giao thông vận tải", "Transport", "car"),
    ("van-hoa", "Văn hóa, thể thao và du lịch", "Culture, sport and tourism", "culture"),
    ("moi-truong", "Môi trường", "Environment", "leaf"),
    ("nong-nghiep", "Nông nghiệp", "Agriculture", "grain"),
    ("cong-thuong", "Công thương", "Industry and trade", "factory"),
    ("tu-phap", "Tư pháp", "Justice", "scale"),
    ("thong-tin", "Thông tin và truyền thông", "Information and media", "signal"),
]

ACTIONS = [
    ("Cấp", "Issue of"), ("Cấp lại", "Re-issue of"), ("Cấp đổi", "Exchange of"),
    ("Gia hạn", "Extension of"), ("Điều chỉnh", "Change of"), ("Thu hồi", "Withdrawal of"),
    ("Thẩm định", "Appraisal of"), ("Xác nhận", "Confirmation of"), ("Công nhận", "Recognition of"),
    ("Phê duyệt", "Approval of"), ("Đăng ký", "Registration of"), ("Thông báo", "Notice of"),
    ("Chấm dứt", "Ending of"), ("Chuyển đổi", "Conversion of"), ("Sửa đổi, bổ sung", "Amendment of"),
]

OBJECTS = {
    "ho-tich": [
        ("hộ tịch có yếu tố nước ngoài", "civil status with a foreign element"),
        ("giám hộ cho người chưa thành niên", "guardianship of a minor"),
        ("việc nuôi con nuôi trong nước", "domestic adoption"),
        ("thay đổi, cải chính thông tin hộ tịch", "corrections of civil status entries"),
        ("bản sao trích lục hộ tịch", "extracts of civil status"),
    ],
    "dat-dai": [
        ("giấy chứng nhận quyền sử dụng đất", "certificate of land-use rights"),
        ("hồ sơ chuyển mục đích sử dụng đất", "change of land-use purpose"),
        ("biến động do tách thửa, hợp thửa", "division or merger of parcels"),
        ("quyết định giao đất không thông qua đấu giá", "allocation of land without auction"),
        ("thế chấp quyền sử dụng đất", "mortgage of land-use rights"),
    ],
    "xay-dung": [
        ("giấy phép xây dựng nhà ở riêng lẻ", "building permit for a private house"),
        ("chứng chỉ hành nghề kiến trúc", "architect's certificate of practice"),
        ("thiết kế xây dựng triển khai sau thiết kế cơ sở", "construction design"),
        ("chứng chỉ năng lực hoạt động xây dựng hạng ba", "class III construction certificate"),
        ("nhiệm vụ quy hoạch chi tiết", "detailed planning tasks"),
    ],
    "giao-duc": [
        ("bằng tốt nghiệp từ sổ gốc", "diplomas from the register"),
        ("trường mầm non dân lập, tư thục", "private nursery schools"),
        ("trung tâm ngoại ngữ, tin học", "language and computing centres"),
        ("chương trình giáo dục nghề nghiệp", "vocational training programmes"),
        ("học bổng cho học sinh dân tộc thiểu số", "grants for ethnic minority pupils"),
    ],
    "y-te": [
        ("giấy phép hành nghề khám bệnh, chữa bệnh", "licence to practise medicine"),
        ("giấy chứng nhận đủ điều kiện kinh doanh dược", "pharmacy trade certificate"),
        ("cơ sở đủ điều kiện tiêm chủng", "vaccination sites"),
        ("giấy tiếp nhận bản công bố sản phẩm thực phẩm", "food product declarations"),
        ("khám giám định mức độ khuyết tật", "assessments of disability"),
    ],
    "lao-dong": [
        ("giấy phép lao động cho người nước ngoài", "work permit for foreigners"),
        ("trợ cấp thất nghiệp", "unemployment benefit"),
        ("nội quy lao động của doanh nghiệp", "workplace rules"),
        ("hợp đồng nhận lao động thực tập ở nước ngoài", "traineeship contracts abroad"),
        ("kết quả huấn luyện an toàn lao động", "safety training results"),
    ],
    "kinh-doanh": [
        ("công ty trách nhiệm hữu hạn một thành viên", "single-member limited companies"),
        ("hộ kinh doanh cá thể", "household businesses"),
        ("chi nhánh, văn phòng đại diện", "branches and representative offices"),
        ("hợp tác xã, liên hiệp hợp tác xã", "co-operatives and their unions"),
        ("địa điểm kinh doanh của doanh nghiệp", "business locations"),
    ],
    "giao-thong": [
        ("giấy phép lái xe hạng A1", "class A1 driving licence"),
        ("giấy phép kinh doanh vận tải bằng ô tô", "road transport licence"),
        ("phù hiệu xe hợp đồng, xe tải", "badges for hired vehicles"),
        ("phương tiện thủy nội địa", "inland waterway vessels"),
        ("giấy phép thi công công trình thiết yếu", "permit for works on roads"),
    ],
    "van-hoa": [
        ("giấy phép tổ chức biểu diễn nghệ thuật", "permit for art performances"),
        ("thẻ hướng dẫn viên du lịch nội địa", "domestic tour guide card"),
        ("giấy chứng nhận kinh doanh hoạt động thể thao", "sport business certificate"),
        ("lễ hội quy mô cấp xã", "commune-level festivals"),
        ("hồ sơ xếp hạng di tích cấp tỉnh", "listing of provincial monuments"),
    ],
    "moi-truong": [
        ("giấy phép môi trường", "environmental permit"),
        ("báo cáo đánh giá tác động môi trường", "environmental impact assessment"),
        ("giấy phép khai thác nước dưới đất", "groundwater permit"),
        ("phương án cải tạo, phục hồi môi trường", "environmental restoration plans"),
        ("quyền khai thác khoáng sản", "mineral exploitation rights"),
    ],
    "nong-nghiep": [
        ("giấy chứng nhận cơ sở đủ điều kiện an toàn thực phẩm", "food safety certificate"),
        ("giấy phép khai thác thủy sản", "fishing licence"),
        ("cơ sở sản xuất giống cây trồng", "plant seed producers"),
        ("chứng chỉ hành nghề thú y", "veterinary certificate"),
        ("hỗ trợ thiệt hại do thiên tai", "aid for disaster damage"),
    ],
    "cong-thuong": [
        ("giấy phép bán lẻ rượu", "licence for retail of spirits"),
        ("giấy chứng nhận cửa hàng bán lẻ xăng dầu", "fuel station certificate"),
        ("kế hoạch ứng phó sự cố hóa chất", "chemical incident plans"),
        ("hoạt động khuyến mại mang tính may rủi", "prize promotions"),
        ("cụm công nghiệp trên địa bàn", "industrial clusters"),
    ],
    "tu-phap": [
        ("phiếu lý lịch tư pháp", "criminal record certificate"),
        ("thẻ công chứng viên", "notary card"),
        ("văn phòng thừa phát lại", "bailiff offices"),
        ("tổ chức hành nghề luật sư", "law practices"),
        ("hồ sơ yêu cầu trợ giúp pháp lý", "requests for legal aid"),
    ],
    "thong-tin": [
        ("giấy phép hoạt động in", "printing licence"),
        ("giấy phép xuất bản tài liệu không kinh doanh", "licence for free publications"),
        ("trang thông tin điện tử tổng hợp", "news aggregation websites"),
        ("điểm cung cấp dịch vụ trò chơi điện tử", "video game venues"),
        ("giấy phép bưu chính", "postal licence"),
    ],
}

QUALIFIERS = [
    ("", ""), ("do bị mất, bị hỏng", "after loss or damage"),
    ("đối với cá nhân trong nước", "for residents"),
    ("đối với tổ chức nước ngoài", "for foreign organisations"),
    ("thuộc thẩm quyền của tỉnh", "under the province"),
    ("thuộc thẩm quyền của xã", "under the commune"),
    ("do thay đổi địa chỉ", "after a change of address"),
    ("do thay đổi tên gọi", "after a change of name"),
    ("lần đầu", "for the first time"), ("trong trường hợp hết hạn", "after expiry"),
    ("tại khu kinh tế", "in economic zones"), ("ở vùng biên giới, hải đảo", "in border areas"),
    ("đối với người cao tuổi", "for the elderly"), ("theo yêu cầu của tòa án", "by court order"),
    ("từ nguồn ngân sách địa phương", "from the local budget"),
    ("trong thời gian thực hiện dự án", "during a project"),
    ("có vốn đầu tư nước ngoài", "with foreign capital"), ("đã qua sử dụng", "used before"),
    ("theo quy hoạch được duyệt", "under approved planning"),
    ("phục vụ nghiên cứu khoa học", "for research"),
]

SOURCE = "Invented by assets/build/generate_catalogue.py for tests; not a real procedure"
FORM = "to-khai-thu-nghiem"


def localized(vi, en):
    return {"vi": vi, "en": en}


def names(generator, count):
    """`count` different (sector, vi, en) names in a random order."""
    everything = [
        (sector[0], f"{a_vi} {o_vi} {q_vi}".strip(), f"{a_en} {o_en} {q_en}".strip())
        for sector in SECTORS
        for a_vi, a_en in ACTIONS
        for o_vi, o_en in OBJECTS[sector[0]]
        for q_vi, q_en in QUALIFIERS
    ]
    return generator.sample(everything, count)


def method(channel, days, amount):
    fees = []
    if amount:
        fees.append({"id": "charge", "kind": "charge", "name": localized("Lệ phí", "Charge"),
                     "amount": amount, "per": "file"})
    return {"channel": channel, "time": {"amount": days, "unit": "working_day"}, "fees": fees}


def procedure(generator, number, name):
    sector, vi, en = name
    full = number % 3 == 0
    amount = generator.randrange(1, 60) * 5000 if number % 5 == 0 else 0
    channels = ["counter"] + (["post"] if number % 2 == 0 else []) + (["online"] if full else [])
    days = generator.choice([1, 2, 3, 5, 7, 10, 15, 20, 30, 45])
    papers = [{"id": "declaration", "name": localized("Đơn hoặc tờ khai", "Application"),
               "original": 1, "copies": 0, "required": True, "form": full}]
    papers.append({"id": "identity", "name": localized("Giấy tờ tùy thân", "Identity paper"),
                   "original": 0, "copies": 1, "required": generator.random() < 0.5})
    level = "full" if full else generator.choice(["partial", "information"])
    service = {"level": level}
    if level == "partial":
        service["reason"] = localized("Phải kiểm tra bản chính", "Originals must be checked")
    return {
        "id": f"{search_text.fold(vi).replace(' ', '-')[:60].strip('-')}-{number}",
        "code": f"{generator.randrange(1, 4)}.{900000 + number}",
        "revision": 1, "effective_from": "2025-07-01", "effective_to": None,
        "name": localized(vi, en), "sector": sector,
        "level": generator.choice(["province", "commune"]),
        "agency": localized("Ủy ban nhân dân", "People's Committee"),
        "subjects": ["citizen"], "service": service, "everyday": [], "life_events": [],
        "territorial": generator.random() < 0.5, "cases": [],
        "methods": [method(channel, days, amount) for channel in channels],
        "fee_exemptions": [], "papers": papers, "sets": 1,
        "steps": [{"vi": "Nộp hồ sơ."}, {"vi": "Nhận kết quả."}],
        "results": [{"code": None, "name": localized("Kết quả giải quyết", "Result")}],
        "legal_basis": [], "conditions": None, "counting": "legal_days",
        "form": FORM if full else None, "source": SOURCE, "confidence": "low",
    }


def form():
    field = {"id": "full_name", "type": "text", "required": True, "max_length": 100,
             "label": localized("Họ, chữ đệm, tên", "Full name")}
    step = {"id": "applicant", "title": localized("Người nộp", "Applicant"), "fields": [field]}
    return {"id": FORM, "version": 1, "title": localized("Tờ khai thử nghiệm", "Test form"),
            "steps": [step], "source": SOURCE, "confidence": "low"}


def write(path, value):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description="Make a catalogue of invented procedures.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--out", type=Path, required=True, help="folder to fill with assets")
    arguments = parser.parse_args()
    generator = random.Random(arguments.seed)
    catalogue = arguments.out / "catalogue"
    for stale in catalogue.glob("*/*.json"):
        stale.unlink()
    write(catalogue / "sectors.json", [
        {"id": name, "name": localized(vi, en), "icon": icon} for name, vi, en, icon in SECTORS])
    write(catalogue / "life-events.json", [
        {"id": "birth", "name": localized("Có con", "Having a child"), "icon": "child"}])
    for number, name in enumerate(names(generator, arguments.count)):
        record = procedure(generator, number, name)
        write(catalogue / record["sector"] / f'{record["id"]}.json', record)
    write(arguments.out / "forms" / f"{FORM}.v1.json", form())
    print(f"seed {arguments.seed}: {arguments.count} invented procedures in {arguments.out}")


if __name__ == "__main__":
    main()
