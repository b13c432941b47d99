"""One symposium in every kind of file that people have, made by the libraries and the browser themselves."""

from __future__ import annotations

import html
import io
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import docx
from odfdo import Document as OdtDocument
from odfdo import Header, Paragraph

if TYPE_CHECKING:
    from pathlib import Path

TITLE = "共享单车押金纠纷中的刑民界限"
LINES = (
    "主办：东川市法学会    时间：2024年5月10日",
    "案例一",
    "2023年6月，某单车公司负责人邹某在公司已经无力退还押金的情况下，仍然对外宣传“押金随时可退”，继续收取新用户的押金共计300万元，并把其中200万元用于偿还公司的旧债，其余用于支付员工工资。案发时尚有280万元没有退还。",
    "问题一：关于行为性质",
    "主持人：案例一中，邹某的行为是否构成合同诈骗罪？",
    "韩松：我认为邹某的行为构成合同诈骗罪。他明知公司已经没有退还押金的能力，仍然虚构“押金随时可退”的事实，使新用户陷入错误认识而交付押金，非法占有的目的是明显的。公司有没有真实的单车投放，不影响这一判断。",
    "罗晓：我不同意这种看法，邹某的行为不构成合同诈骗罪。公司一直在真实经营，单车也一直投放在街上，用户交付押金后确实得到了骑行的服务；押金退不出来，是经营失败的结果，应当通过民事途径解决。",
    "魏明远：要区分情况。如果邹某收取押金时公司已经资不抵债，而且他把押金用于个人挥霍，那么构成合同诈骗罪；如果押金仍然用于经营，则不构成犯罪。",
    "问题二：关于平台责任",
    "主持人：提供支付通道的平台应否对用户的损失承担赔偿责任？",
    "罗晓：平台应当承担赔偿责任。平台知道押金没有专户存管，仍然提供代扣的服务，存在过错。《中华人民共和国民法典》第一千一百六十五条规定了过错责任。",
    "韩松：平台不应承担赔偿责任。平台只是提供支付的通道，对押金的去向没有审查的义务，要求它为用户的损失负责，没有法律依据。",
    "魏明远：我同意罗晓的意见，平台应当承担赔偿责任，但以其收取的手续费为限比较妥当。",
    "问题三：关于追诉标准",
    "主持人：计算犯罪数额时，已经退还的押金应否扣除？",
    "魏明远：已经退还的押金应当扣除。犯罪数额是被害人实际受到的损失，案发前退还的部分没有造成损失。",
    "韩松：应当扣除。不过用新用户的押金退还旧用户的，扣除之后还要把新用户的损失计算进来。",
)  # fmt: skip
WHOLE = (TITLE, *LINES)
BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def as_txt(lines: tuple[str, ...] = WHOLE) -> bytes:
    return "\n\n".join(lines).encode()


def as_docx(lines: tuple[str, ...] = WHOLE) -> bytes:
    document = docx.Document()
    document.add_heading(lines[0], 0)
    document.sections[0].header.paragraphs[0].text = "页眉：不是正文"
    for line in lines[1:]:
        name, colon, rest = line.partition("：")
        paragraph = document.add_paragraph()
        paragraph.add_run(name + colon).bold = bool(colon)
        paragraph.add_run(rest)
    return saved(document)


def saved(document: Any) -> bytes:  # noqa: ANN401 - python-docx and odfdo save alike
    """The bytes of a document of either library."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_odt(lines: tuple[str, ...] = WHOLE) -> bytes:
    document = OdtDocument("text")
    document.body.clear()
    document.body.append(Header(1, lines[0]))
    for line in lines[1:]:
        document.body.append(Paragraph(line))
    return saved(document)


def as_page(lines: tuple[str, ...] = WHOLE) -> bytes:
    """A page saved from a site of news, with all that stands around an article there."""
    title, *rest = map(html.escape, lines)
    paragraphs = "\n".join(
        f"<p>　　{line.replace('韩松：', '<strong>韩松</strong>：', 1)}</p>" for line in rest
    )
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{title}_东川法治网</title>
<script>var track = {{"name": "主持人：问题一：", n: 1 < 2}};</script>
<style>p {{ text-indent: 2em }} nav:after {{ content: "问题九：" }}</style></head>
<body>
<header><div class="logo">东川法治网</div><nav><ul><li><a href="/">首页</a></li><li><a href="/n">要闻</a></li><li><a href="/z">专题</a></li></ul></nav></header>
<div class="crumbs">您现在的位置：<a href="/">首页</a> &gt; <a href="/n">理论</a> &gt; 正文</div>
<article><h1>{title}</h1>
<div class="meta"><span>来源：东川法治网</span>&nbsp;&nbsp;<span>责任编辑：钱某</span></div>
<!-- 主持人：这是注释 -->
{paragraphs}
</article>
<aside><h3>热点推荐</h3><ul><li><a href="/1.html">吴某：一位基层法官的三十年</a></li><li><a href="/2.html">东川：夜市开了</a></li></ul></aside>
<div class="related"><h4>相关阅读</h4><ul><li><a href="/3.html">共享单车押金能否退还？</a></li></ul></div>
<footer><p>主办单位：东川法治网　技术支持：某某科技</p><p>地址：东川市人民路1号</p></footer>
<script src="https://example.invalid/a.js"></script>
</body></html>
""".encode()


def printed(page: str, folder: Path) -> bytes | None:
    """The page as the PDF that Chromium prints; None where there is no Chromium."""
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        return None
    (folder / "page.html").write_text(page, "utf-8")
    command = [
        program, "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-quic", f"--user-data-dir={folder / 'profile'}",
        f"--print-to-pdf={folder / 'page.pdf'}", f"file://{folder / 'page.html'}",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "page.pdf").read_bytes()


def to_print(lines: tuple[str, ...] = WHOLE, style: str = "p { text-indent: 2em; margin: 0 }") -> str:
    """A page for the printer."""
    title, *rest = map(html.escape, lines)
    body = "".join(f"<p>{line}</p>" for line in rest)
    return f"<!DOCTYPE html><meta charset=utf-8><title>　</title><style>{style}</style><h1>{title}</h1>{body}"


def plain_pdf(*pages: list[str]) -> bytes:
    """A PDF of English lines written by hand, uncompressed."""
    numbers = [4 + 2 * n for n in range(len(pages))]
    kids = " ".join(f"{n} 0 R" for n in numbers)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for n, lines in zip(numbers, pages, strict=True):
        shown = "".join(f"({line}) Tj T* " for line in lines)
        drawn = f"BT /F 12 Tf 14 TL 40 700 Td {shown}ET"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 800] /Contents {n + 1} 0 R"
            " /Resources << /Font << /F 3 0 R >> >> >>"
        )
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    made, places = b"%PDF-1.4\n", []
    for n, content in enumerate(objects, 1):
        places.append(len(made))
        made += f"{n} 0 obj\n{content}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    tail = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(made)}\n%%EOF\n"
    return made + tail.encode()
