// Shows the values under the pointer. Everything on the page can be read without this.
(function () {
  'use strict';
  var box = document.createElement('div');
  box.id = 'hover';
  box.hidden = true;
  document.body.appendChild(box);

  function fraction(scale, value) {
    return scale.log ? Math.log(value / scale.from) / Math.log(scale.to / scale.from)
      : (value - scale.from) / (scale.to - scale.from);
  }

  function scaleOf(text) {
    var parts = text.split(' ');
    return {log: parts[0] === 'log', from: Number(parts[1]), to: Number(parts[2])};
  }

  function cells(line) {
    var match = /^"((?:[^"]|"")*)",([a-z]+),([^,]*),([^,]*),(.*)$/.exec(line);
    return match === null ? null : {
      label: match[1].replace(/""/g, '"').replace(/[_^{}]/g, ''), kind: match[2], x: match[3], y: match[4], last: match[5]
    };
  }

  function short(text) {
    var value = Number(text);
    return text === '' ? '–' : String(Number(value.toPrecision(5))).replace('-', '−');
  }

  function read(figure, svg) {
    var link = figure.querySelector('a[download$=".csv"]');
    var text = decodeURIComponent(link.href.slice(link.href.indexOf(',') + 1));
    var frame = svg.dataset.frame.split(' ').map(Number);
    var x = scaleOf(svg.dataset.x), y = scaleOf(svg.dataset.y);
    var points = [];
    text.split('\n').slice(1).forEach(function (line) {
      var point = cells(line);
      if (point === null || point.x === '' || point.y === '') { return; }
      point.px = frame[0] + frame[2] * fraction(x, Number(point.x));
      point.py = frame[1] + frame[3] * (1 - fraction(y, Number(point.y)));
      if (isFinite(point.px + point.py)) { points.push(point); }
    });
    return points;
  }

  function nearest(points, px, py) {
    var best = null, least = Infinity;
    points.forEach(function (point) {
      var distance = Math.hypot(point.px - px, point.py - py);
      // a dot wins over the line that passes under it, a grid cell loses against everything
      var handicap = point.kind === 'grid' ? 12 : point.kind === 'line' ? 4 : 0;
      if (least > distance + handicap) { least = distance + handicap; best = point; }
    });
    if (best === null) { return null; }
    return best.kind === 'grid' || 28 > least ? best : null;
  }

  function words(point, labels) {
    var lines = [labels.x + ' = ' + short(point.x)];
    if (point.kind === 'grid') {
      return [lines[0], labels.y + ' = ' + short(point.y), point.label + ' = ' + short(point.last)].join('\n');
    }
    lines.push(labels.y + ' = ' + short(point.y) + (point.last === '' ? '' : ' ± ' + short(point.last)));
    if (point.label !== '') { lines.unshift(point.label); }
    return lines.join('\n');
  }

  document.querySelectorAll('figure').forEach(function (figure) {
    var svg = figure.querySelector('svg.chart');
    if (svg === null) { return; }
    var points = null;
    var labels = {x: svg.dataset.xLabel, y: svg.dataset.yLabel};
    var spot = document.createElementNS(svg.namespaceURI, 'circle');
    spot.setAttribute('class', 'spot');
    spot.setAttribute('r', '6');
    spot.style.display = 'none';
    svg.appendChild(spot);
    // our own box replaces the browser's, which would come late and cover it
    svg.querySelectorAll('title').forEach(function (title) {
      if (title.parentNode === svg) { svg.setAttribute('aria-label', title.textContent); }
      title.remove();
    });
    svg.addEventListener('pointermove', function (event) {
      if (points === null) { points = read(figure, svg); }
      var place = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      var frame = svg.dataset.frame.split(' ').map(Number);
      var inside = place.x >= frame[0] - 4 ? frame[0] + frame[2] + 4 >= place.x
        ? place.y >= frame[1] - 4 ? frame[1] + frame[3] + 4 >= place.y : false : false : false;
      var point = inside ? nearest(points, place.x, place.y) : null;
      box.hidden = point === null;
      spot.style.display = point === null ? 'none' : '';
      if (point === null) { return; }
      spot.setAttribute('cx', point.px);
      spot.setAttribute('cy', point.py);
      box.textContent = words(point, labels);
      var left = Math.min(event.pageX + 14, window.scrollX + document.documentElement.clientWidth - box.offsetWidth - 8);
      box.style.left = Math.max(left, 0) + 'px';
      box.style.top = event.pageY + 16 + 'px';
    });
    svg.addEventListener('pointerleave', function () {
      box.hidden = true;
      spot.style.display = 'none';
    });
  });
}());
